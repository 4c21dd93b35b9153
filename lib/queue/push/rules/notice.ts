import { paths } from "#lib/paths/citizen.ts";
import type { Announcement } from "#lib/queue/announcement/rules/announcement.ts";
import { announcementText } from "#lib/queue/announcement/rules/wording.ts";
import { languageOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export interface CallToTell {
	/** Wartenummer. */
	ticket: string;
	/** Name of the desk: "Platz 4"; null: they wait elsewhere, and are to come. */
	desk: string | null;
	/** Of the visit. */
	locale: Locale;
	/** Of the ticket's page. */
	token: string;
	/** Origin. */
	baseUrl: string;
}

/** Felt in a pocket: as on the ticket's page (public/scripts/calls.js). */
const VIBRATION = [300, 150, 300, 150, 600];

/**
 * What a browser shows when somebody is called, in the form of Declarative Web Push: Safari shows it by itself, elsewhere
 * public/scripts/push-worker.js does. Number and desk, as the display in the waiting room says them, and nothing else.
 */
export function callNotice(call: CallToTell) {
	const t = translator("ticket", call.locale);
	const { lang, direction } = languageOf(call.locale);
	return {
		web_push: 8030,
		notification: {
			title:
				call.desk === null
					? t("push.come", { number: call.ticket })
					: t("push.call", { number: call.ticket, desk: call.desk }),
			body: t(call.desk === null ? "push.comeText" : "states.called.text"),
			lang,
			dir: direction,
			navigate: `${call.baseUrl}${paths(call.locale).ticket(call.token)}`,
			// A second call takes the place of the first, and is felt again.
			tag: `call ${call.ticket}`,
			renotify: true,
			requireInteraction: true,
			silent: false,
			vibrate: VIBRATION,
		},
	};
}

/** What a browser shows when the station says something to those who wait; it asks for nothing, and stays no longer than others. */
export function announcementNotice(
	{ ticket, locale, token, baseUrl }: Omit<CallToTell, "desk">,
	said: Pick<Announcement, "kind" | "minutes" | "desk">,
) {
	const t = translator("announcement", locale);
	const { lang, direction } = languageOf(locale);
	return {
		web_push: 8030,
		notification: {
			title: `${ticket}: ${t("title")}`,
			body: announcementText(said, locale),
			lang,
			dir: direction,
			navigate: `${baseUrl}${paths(locale).ticket(token)}`,
			// A newer one takes the place of the one before, and never that of a call.
			tag: `announcement ${ticket}`,
			renotify: true,
			silent: false,
		},
	};
}
