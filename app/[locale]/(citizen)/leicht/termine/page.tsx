import { EasyPage } from "../easy-page.tsx";

export default function EasyBookingStartPage() {
	return <EasyPage />;
}
