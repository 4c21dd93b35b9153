import { getLocale, getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { CheckIn } from "#lib/queue/arrival/rules/check-in.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import type { CheckInState } from "./check-in-state.ts";

type Refused =
	| Exclude<CheckIn, { token: string }>
	| "unknown-appointment"
	| "unknown-name"
	| "too-many-tries"
	| "busy"
	/** No number at all. */
	| null;

/** Why nobody was checked in, in words, and what to do now. */
export async function explain(
	refused: Refused,
	{ stations }: Catalog,
): Promise<NonNullable<CheckInState["refusal"]>> {
	const t = await getTranslations("kiosk.refusals");
	const locale = await getLocale();
	if (refused === null || typeof refused === "string") {
		const name =
			refused === null || refused === "unknown-appointment"
				? "unknown"
				: refused;
		const words = { title: t(`${name}.title`), text: t(`${name}.text`) };
		return { ...words, isSlip: true, canDraw: true };
	}
	const at = Temporal.Instant.fromEpochMilliseconds(refused.startsAt);
	const station = stations.find(({ slug }) => slug === refused.stationSlug);
	const time = (milliseconds: number) =>
		formatTime(
			minuteOf(Temporal.Instant.fromEpochMilliseconds(milliseconds)),
			locale,
		);
	const values = {
		date: formatDate(civilDateOf(at), locale, "day"),
		time: time(refused.startsAt),
		from: refused.outcome === "too-early" ? time(refused.from) : "",
		station: station?.shortName ?? "",
		street: station?.street ?? "",
	};
	return {
		title: t(`${refused.outcome}.title`),
		text: t(`${refused.outcome}.text`, values),
		isSlip: false,
		canDraw: refused.outcome !== "too-early",
	};
}
