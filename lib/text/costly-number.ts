import { plainDigits } from "./typed-digits.ts";

/** Of the whole number, with its country: premium and mass calls of Germany and of no country, and satellites. */
const COSTLY = [
	"4912",
	"49118",
	"49137",
	"49180",
	"49190",
	"49900",
	"808",
	"870",
	"878",
	"881",
	"882",
	"883",
	"979",
];

/**
 * Whether the city would pay by the minute for calling it, or would call an emergency line. Nobody is reached at such a
 * number, and whoever may be called with one press could be anybody who has typed one.
 */
export function isCostly(text: string): boolean {
	const plain = plainDigits(text).trim();
	const digits = plain.replace(/\D/g, "");
	const whole = plain.startsWith("+")
		? digits
		: digits.startsWith("00")
			? digits.slice(2)
			: digits.startsWith("0")
				? `49${digits.slice(1)}`
				: null;
	// Without a prefix: inside a town no number begins like 110, 112 or 118.
	if (whole === null) return digits.startsWith("1");
	const national = whole.replace(/^490+/, "49");
	return COSTLY.some((prefix) => national.startsWith(prefix));
}
