import type { Field } from "#lib/privacy/privacy.ts";
import type { TableOf } from "./field.ts";
import { BOOKING } from "./fields/booking.ts";
import { CITY } from "./fields/city.ts";
import { COLLECTIONS } from "./fields/collections.ts";
import { FEEDBACK } from "./fields/feedback.ts";
import { FIGURES } from "./fields/figures.ts";
import { HOUSE } from "./fields/house.ts";
import { PLANNING } from "./fields/planning.ts";
import { STAFF } from "./fields/staff.ts";
import { WISHES } from "./fields/wishes.ts";
import { type KindName, kindOf } from "./kinds.ts";

/**
 * Every column of prisma/schema.prisma, with somebody behind it or not; tests/unit/privacy/register.test.ts compares the
 * two. The sheet of what is held about a person and the papers for officers are made of it.
 */
export const REGISTER: Readonly<Record<string, TableOf>> = {
	...BOOKING,
	...HOUSE,
	...WISHES,
	...COLLECTIONS,
	...FEEDBACK,
	...STAFF,
	...PLANNING,
	...FIGURES,
	...CITY,
};

export interface PersonalField extends Field<KindName> {
	model: string;
	name: string;
}

/** Those with somebody behind them, in the order of the register. */
export const personalFields = (): PersonalField[] =>
	Object.entries(REGISTER).flatMap(([model, { personal }]) =>
		Object.entries(personal).map(([name, one]) => ({ ...one, model, name })),
	);

export const isAboutCitizens = ({ kind }: Pick<PersonalField, "kind">) =>
	kindOf(kind).whose === "citizen";

/** Columns of citizens that hold a day of the calendar, no instant. */
export const CIVIL_DAYS: ReadonlySet<string> = new Set([
	"date",
	"day",
	"earliest",
	"latest",
	"urgentBy",
	"lastDay",
]);
