const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** 128 random bits for the address of a hold. */
export function newHoldToken(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** Whether a text can be the token of a hold or of an appointment's link. */
export function isToken(text: string): boolean {
	return TOKEN.test(text);
}

/** Wartenummer of an appointment: "A007"; the letter tells appointments from walk-ins. */
export function appointmentTicket(number: number): string {
	return `A${String(number).padStart(3, "0")}`;
}
