import { parseCivilDate } from "#lib/civil-date.ts";
import { phoneKey } from "#lib/text/phone.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import {
	answer,
	type EditProblem,
	FURTHEST_DAYS,
	linesOf,
	oneLine,
	type Read,
	type Typed,
} from "./edit-schema.ts";

/** What the administration lays down about a house; its texts, hours, rules and desks are the station lead's (/team/planung). */
export interface StationFields {
	shortName: string;
	/** In German; other languages and all other texts are written in the planning pages. */
	name: string;
	district: string;
	building: string;
	street: string;
	postcode: string;
	city: string;
	phone: string;
	latitude: number;
	longitude: number;
	ortsteile: string[];
	/** The public reads of it although it takes no appointments online. */
	listed: boolean;
	/** Closed for good after this day; null: it stays. */
	lastDay: CivilDate | null;
}

const LINES = [
	"shortName",
	"name",
	"district",
	"building",
	"street",
	"city",
] as const;
const MAX_DISTRICTS = 60;

export function readStation(
	typed: Typed,
	today: CivilDate,
	current: StationFields | null,
): Read<StationFields> {
	const errors: Record<string, EditProblem> = {};
	const [shortName, name, district, building, street, city] = LINES.map(
		(field) => oneLine(typed, field, errors),
	);
	const postcode = typed("postcode").trim();
	if (!/^\d{5}$/.test(postcode)) errors.postcode = "postcode-invalid";
	const phone = typed("phone").replace(/\s+/gu, " ").trim();
	if (phone.length > 40 || (phoneKey(phone) ?? "").length < 5)
		errors.phone = "phone-invalid";
	const ortsteile = [...new Set(linesOf(typed("ortsteile")))];
	if (ortsteile.length > MAX_DISTRICTS) errors.ortsteile = "too-many-words";
	if (ortsteile.some((one) => one.length > 80))
		errors.ortsteile = "text-too-long";
	return answer(
		{
			shortName: shortName ?? "",
			name: name ?? "",
			district: district ?? "",
			building: building ?? "",
			street: street ?? "",
			postcode,
			city: city ?? "",
			phone,
			latitude: degrees(typed, "latitude", 90, errors),
			longitude: degrees(typed, "longitude", 180, errors),
			ortsteile,
			listed: typed("listed") !== "",
			lastDay: readLastDay(typed("lastDay").trim(), today, current, errors),
		},
		errors,
	);
}

/** "51,4344" or "51.4344" */
function degrees(
	typed: Typed,
	name: string,
	most: number,
	errors: Record<string, EditProblem>,
): number {
	const text = typed(name).trim().replace(",", ".");
	const number = /^-?\d{1,3}(\.\d{1,10})?$/.test(text)
		? Number(text)
		: Number.NaN;
	if (!(Math.abs(number) <= most)) errors[name] = "place-invalid";
	return Number.isNaN(number) ? 0 : number;
}

function readLastDay(
	text: string,
	today: CivilDate,
	current: StationFields | null,
	errors: Record<string, EditProblem>,
): CivilDate | null {
	if (text === "") return null;
	const day = parseCivilDate(text);
	if (!day) errors.lastDay = "date-invalid";
	// One that is over already may stay.
	else if (day < today && day !== current?.lastDay)
		errors.lastDay = "date-past";
	else if (day > addDays(today, FURTHEST_DAYS)) errors.lastDay = "date-far";
	return day;
}

/** As `readStation` reads it. */
export function typedStation(
	fields: StationFields,
): Record<string, readonly string[]> {
	const { ortsteile, listed, lastDay, latitude, longitude, ...lines } = fields;
	return {
		...Object.fromEntries(
			Object.entries(lines).map(([name, value]) => [name, [value]]),
		),
		latitude: [String(latitude).replace(".", ",")],
		longitude: [String(longitude).replace(".", ",")],
		ortsteile: [ortsteile.join("\n")],
		listed: listed ? ["1"] : [],
		lastDay: [lastDay ?? ""],
	};
}

/** What a new one begins with: nobody reads of it, and nobody can book it. */
export const NEW_STATION_RULES = {
	phase: "walk-in",
	leadMinutes: 30,
	horizonDays: 56,
	holdMinutes: 10,
	usefulGapMinutes: 10,
} as const;
