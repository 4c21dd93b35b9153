import "server-only";
import { askToken } from "#lib/auth/secrets/secrets.ts";
import type { Notice } from "#lib/notifications/notifications.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale, toLocale } from "#lib/text/locale.ts";

/** Where a mail about an appointment leads, in its language. */
export function links(
	reference: string,
	token: string,
	askId: string | null,
	locale: Notice["locale"],
): Notice["links"] {
	const { baseUrl } = env();
	const {
		appointment,
		cancel,
		coming,
		consent,
		feedback,
		improvements,
		move,
		offer,
		start,
	} = paths(locale);
	const ask = askId === null ? {} : { token: askToken(askId) };
	return {
		manage: `${baseUrl}${appointment(reference, token)}`,
		cancel: `${baseUrl}${cancel(reference, token)}`,
		move: `${baseUrl}${move(reference, token)}`,
		coming: `${baseUrl}${coming(reference, token)}`,
		offer: `${baseUrl}${offer(reference, token)}`,
		book: `${baseUrl}${start()}`,
		consent: `${baseUrl}${consent()}`,
		feedback: `${baseUrl}${feedback(ask)}`,
		improvements: `${baseUrl}${improvements()}`,
	};
}

interface CaseRow {
	sequence: number;
	offeredUntil: Date | null;
	hold: { stationId: number; startsAt: Date } | null;
	change: {
		closures: { texts: { locale: string; reason: string }[] }[];
	};
}

/** The time that is held with this news; null once nothing is held any more. */
export function offerOf(
	cases: readonly CaseRow[],
	sequence: number,
	locale: Notice["locale"],
	stationOf: (id: number | null) => Notice["station"] | undefined,
): Notice["offer"] {
	const found = cases.find((one) => one.sequence === sequence);
	const station = stationOf(found?.hold?.stationId ?? null);
	if (!found?.hold || !found.offeredUntil || !station) return null;
	const texts = found.change.closures[0]?.texts ?? [];
	const text = [locale, defaultLocale]
		.map((wanted) => texts.find((one) => one.locale === wanted))
		.find((one) => one !== undefined);
	return {
		startsAt: found.hold.startsAt.getTime(),
		until: found.offeredUntil.getTime(),
		station,
		reason: text ? { text: text.reason, lang: toLocale(text.locale) } : null,
	};
}
