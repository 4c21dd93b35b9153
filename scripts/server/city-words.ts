import { city } from "#lib/city/city.ts";
import { formatPhone } from "#lib/text/format.ts";

/** The head of a page that is made without Next. A city's words have no signs that HTML would read (lib/city/schema.ts). */
export function cityHead(): { product: string; wordmark: string } {
	const { product, wordmark } = city();
	return {
		product: ampersands(product),
		wordmark: `<strong>${ampersands(wordmark.strong)}</strong> ${ampersands(wordmark.rest)}`,
	};
}

export function cityPhoneLink(): string {
	const { phone } = city();
	return `<a href="tel:${phone.replaceAll(" ", "")}">${formatPhone(phone).replaceAll("\u00a0", "&nbsp;")}</a>`;
}

const ampersands = (text: string) => text.replaceAll("&", "&#38;");
