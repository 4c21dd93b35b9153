import { city } from "#lib/city/city.ts";
import { formatPhone } from "#lib/text/format.ts";

/** The city's own number, for everything and every station: as it is read, and as it is dialled. */
export function cityPhone(): { number: string; href: string } {
	const { phone } = city();
	return {
		number: formatPhone(phone),
		href: `tel:${phone.replaceAll(" ", "")}`,
	};
}
