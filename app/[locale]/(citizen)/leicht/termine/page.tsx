import { EasyPage } from "../_parts/easy-page.tsx";

export default function EasyBookingStartPage() {
	return <EasyPage />;
}
