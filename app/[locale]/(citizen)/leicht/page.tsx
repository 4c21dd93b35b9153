import { EasyPage } from "./easy-page.tsx";

export default function EasyStartPage() {
	return <EasyPage />;
}
