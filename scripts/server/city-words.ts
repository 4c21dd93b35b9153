import { PHONE } from "#components/contact/phone.ts";

/** The head of a page that is made without Next. */
export const cityHead = (): { product: string; wordmark: string } => ({
	product: "Bürgertermin Duisburg",
	wordmark: "<strong>Bürgertermin</strong> Duisburg",
});

export const cityPhoneLink = (): string =>
	`<a href="${PHONE.href}">${PHONE.number}</a>`;
