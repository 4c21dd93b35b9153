/** Wartenummer of a walk-in: "W012"; the letter tells walk-ins from appointments. */
export function walkInTicket(number: number): string {
	return `W${String(number).padStart(3, "0")}`;
}
