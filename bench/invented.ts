/** Somebody who books for the first time: limits count what one name or one address has booked. */
export function inventPerson(): { name: string; email: string } {
	const letters = crypto
		.randomUUID()
		.replace(/[^\da-f]/g, "")
		.replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)))
		.slice(0, 12);
	return { name: `Ayşe M${letters}`, email: `${letters}@citizen.example` };
}
