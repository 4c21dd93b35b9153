import type { Minute } from "#lib/time.ts";
import { plainDigits } from "./typed-digits.ts";

/** "8", "8:00", "08.30", "8 Uhr", "24:00" → minutes of the day; null: none of it. */
export function readClock(text: string): Minute | null {
	const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr|h)?$/i.exec(
		plainDigits(text),
	);
	if (!match) return null;
	const minute = Number(match[1]) * 60 + Number(match[2] ?? 0);
	return Number(match[2] ?? 0) < 60 && minute <= 1_440 ? minute : null;
}
