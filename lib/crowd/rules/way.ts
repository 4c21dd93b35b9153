import { withoutLanguage } from "#lib/paths/page-language.ts";

/** What the room adds to the address of a page of the booking. */
export const PLACE_PARAMETER = "platz";
export const PASS_PARAMETER = "einlass";
/** "nein": the page does not ask again by itself. */
export const ASKING_PARAMETER = "nachsehen";
const OURS = [PLACE_PARAMETER, PASS_PARAMETER, ASKING_PARAMETER];

const BOOKING = /^\/termine(?:\/(?:kind|ort|zeit))?\/?$/;
const HOLD = /^\/termine\/reservierung\/([\w-]+)\/?$/;

/** As the application will read it: nobody comes past by writing an address in another way. */
function pathOf(address: string): string {
	const path = address.split(/[?#]/, 1)[0] ?? "";
	return withoutLanguage(decoded(path));
}

function decoded(path: string): string {
	if (!path.includes("%")) return path;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/**
 * The pages before a time is held: here alone somebody may have to wait. Whoever holds one, manages an appointment, waits
 * in a house or works there never does.
 */
export const isOnTheWay = (address: string): boolean =>
	BOOKING.test(pathOf(address));

/** The token of a hold's page; null: it is another page. */
export const holdInAddress = (address: string): string | null =>
	HOLD.exec(pathOf(address))?.[1] ?? null;

/** Cheap enough for each request. */
export const carriesOurs = (address: string): boolean =>
	OURS.some((name) => address.includes(`${name}=`));

/** What the room once wrote into an address, and the address without it. */
export function takeApart(address: string): {
	plain: string;
	place: string | null;
	pass: string | null;
	asksItself: boolean;
} {
	const [path = "", query = ""] = address.split(/\?(.*)/s, 2);
	const given = new Map<string, string>();
	const rest = query.split("&").filter((pair) => {
		const [name = "", value = ""] = pair.split("=", 2);
		if (!OURS.includes(name)) return pair !== "";
		given.set(name, value);
		return false;
	});
	return {
		plain: rest.length > 0 ? `${path}?${rest.join("&")}` : path,
		place: given.get(PLACE_PARAMETER) ?? null,
		pass: given.get(PASS_PARAMETER) ?? null,
		asksItself: given.get(ASKING_PARAMETER) !== "nein",
	};
}

/** @param address without a fragment */
export const withParameter = (
	address: string,
	name: string,
	value: string,
): string => `${address}${address.includes("?") ? "&" : "?"}${name}=${value}`;

/** What was chosen on the way, as the page of a wish reads it; "gewaehlt": it asks nothing more that leads back here. */
const CHOSEN = /^(?:dienst|ort|kind|bei|n-[^=]*)=/;
export function choiceInAddress(address: string): string {
	const [, query = ""] = takeApart(address).plain.split(/\?(.*)/s, 2);
	const chosen = query.split("&").filter((pair) => CHOSEN.test(pair));
	return chosen.some((pair) => /^dienst=./.test(pair))
		? `?${[...chosen, "gewaehlt=1"].join("&")}`
		: "";
}

/** Where a page of the calendar sends its form; what it shows stands at the same address without this step. */
export const withoutStep = (address: string): string =>
	address
		.replace(/([?&])schritt=reservieren(&|$)/, (_, before, after) =>
			after === "&" ? before : "",
		)
		.replace(/\?$/, "");
