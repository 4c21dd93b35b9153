import { EasyPage } from "./_parts/easy-page.tsx";

export default function EasyStartPage() {
	return <EasyPage />;
}
