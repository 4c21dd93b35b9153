import { createHash } from "node:crypto";

/** What a form about an appointment was shown with: another one as soon as somebody saves something else there. */
export interface Seen {
	contact: string;
	services: string;
}

type ContactWords = Record<"name" | "bookedBy" | "phone" | "email", unknown>;

/** A hash, as it travels through forms that are kept while somebody signs in again. */
export function seenContact(contact: ContactWords | null): string {
	if (!contact) return "";
	const { name, bookedBy, phone, email } = contact;
	return createHash("sha256")
		.update(JSON.stringify([name, bookedBy, phone, email]))
		.digest("base64url")
		.slice(0, 16);
}

/** In whatever order they are read. */
export const seenServices = (
	services: readonly { serviceId: number; quantity: number }[],
): string =>
	services
		.map(({ serviceId, quantity }) => `${serviceId}:${quantity}`)
		.sort()
		.join(" ");
