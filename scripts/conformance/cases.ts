import { bookingCases } from "./cases/booking.ts";
import { callCases } from "./cases/calls.ts";
import { holdCases } from "./cases/holds.ts";
import { houseCases } from "./cases/house.ts";
import { keyCases } from "./cases/keys.ts";
import { managingCases } from "./cases/managing.ts";
import { readingCases } from "./cases/reading.ts";
import { tokenCases } from "./cases/tokens.ts";
import { webhookCases } from "./cases/webhooks.ts";
import { wishCases } from "./cases/wishes.ts";
import type { Case } from "./try-cases.ts";

export const CASES: readonly Case[] = [
	...readingCases,
	...tokenCases,
	...holdCases,
	...keyCases,
	...bookingCases,
	...managingCases,
	...wishCases,
	...houseCases,
	...callCases,
	...webhookCases,
];
