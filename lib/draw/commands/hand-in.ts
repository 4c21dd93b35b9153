import "server-only";
import { listServingStations } from "#lib/availability/queries/free-days.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { orBusy } from "#lib/db/write.ts";
import { NOON } from "#lib/draw/draw.ts";
import { findDraw } from "#lib/draw/queries/find-draws.ts";
import type { HandedIn } from "#lib/draw/rules/typed.ts";
import { type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import {
	type CreatedWish,
	type CreateRefusal,
	createWish,
} from "#lib/wishes/commands/create-wish.ts";

export type HandInRefusal =
	| "unknown-draw"
	/** Wishes are handed in until it closes. */
	| "draw-closed"
	/** No desk of the station does all of it. */
	| "cannot-serve"
	| CreateRefusal;

/** A wish that takes part in a draw; whoever gets nothing there stays on the wish list with it. */
export function handIn(input: {
	/** As the form says it. */
	drawId: string;
	/** Of the form (`newWishFormKey`). */
	formKey: string;
	wish: HandedIn;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}): Promise<Result<CreatedWish, HandInRefusal>> {
	return orBusy<CreatedWish, HandInRefusal>(async () => {
		const { wish, now, locale, formKey, client } = input;
		const draw = await findDraw(input.drawId, now);
		if (!draw) return refuse("unknown-draw");
		if (draw.state !== "open") return refuse("draw-closed");
		const catalog = await getCatalog(locale, now);
		const station = catalog.stations.find(({ id }) => id === draw.stationId);
		if (!station) return refuse("unknown-draw");
		const selection = parseSelection(wish.services, catalog);
		if (!selection.ok) return selection;
		const ids = selection.value.map(({ service }) => service.id);
		const able = await listServingStations([station.id], ids, civilDateOf(now));
		if (!able.has(station.id)) return refuse("cannot-serve");
		return createWish({
			formKey,
			wanted: { ...wantedOf(wish, station), ...weekOf(draw) },
			person: wish.details,
			drawId: draw.id,
			locale,
			client,
			now,
		});
	});
}

const weekOf = ({ week }: { week: ReturnType<typeof civilDateOf> }) => ({
	earliest: week,
	latest: addDays(week, 6),
});

const wantedOf = (
	{ services, weekdays, part }: HandedIn,
	{ slug }: Station,
) => ({
	services,
	stations: [slug],
	weekdays,
	from: part === "afternoon" ? NOON : 0,
	until: part === "morning" ? NOON : 1440,
	noticeMinutes: 120,
	minorCase: null,
	urgent: null,
});
