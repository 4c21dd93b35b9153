import { bookingCases } from "./cases/booking.ts";
import { holdCases } from "./cases/holds.ts";
import { keyCases } from "./cases/keys.ts";
import { managingCases } from "./cases/managing.ts";
import { readingCases } from "./cases/reading.ts";
import { tokenCases } from "./cases/tokens.ts";
import type { Case } from "./try-cases.ts";

export const CASES: readonly Case[] = [
	...readingCases,
	...tokenCases,
	...holdCases,
	...keyCases,
	...bookingCases,
	...managingCases,
];
