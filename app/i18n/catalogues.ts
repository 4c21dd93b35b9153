import type { Locale } from "#lib/text/locale.ts";
import admin from "#messages/admin.de.json" with { type: "json" };
import auth from "#messages/auth.de.json" with { type: "json" };
import closures from "#messages/closures.de.json" with { type: "json" };
import de from "#messages/de.json" with { type: "json" };
import devices from "#messages/devices.de.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import feedbackDe from "#messages/feedback.de.json" with { type: "json" };
import feedbackEn from "#messages/feedback.en.json" with { type: "json" };
import figures from "#messages/figures.de.json" with { type: "json" };
import houseDe from "#messages/house.de.json" with { type: "json" };
import houseEn from "#messages/house.en.json" with { type: "json" };
import inbox from "#messages/inbox.de.json" with { type: "json" };
import minorsDe from "#messages/minors.de.json" with { type: "json" };
import minorsEn from "#messages/minors.en.json" with { type: "json" };
import offerDe from "#messages/offer.de.json" with { type: "json" };
import offerEn from "#messages/offer.en.json" with { type: "json" };
import pilot from "#messages/pilot.de.json" with { type: "json" };
import planning from "#messages/planning.de.json" with { type: "json" };
import rollout from "#messages/rollout.de.json" with { type: "json" };
import roster from "#messages/roster.de.json" with { type: "json" };
import team from "#messages/team.de.json" with { type: "json" };

/** Staff read German only. */
const staff = {
	...admin,
	...auth,
	closures,
	devices,
	planning,
	...roster,
	...inbox,
	...pilot,
	...figures,
	...rollout,
	team,
};

export type Messages = typeof de &
	typeof feedbackDe &
	typeof houseDe & { offer: typeof offerDe } & typeof staff & {
		minors: typeof minorsDe;
	};

/** A language without its catalogue does not compile, nor one that lacks a text. */
export const catalogues: Record<Locale, Messages> = {
	de: {
		...de,
		...feedbackDe,
		...houseDe,
		...staff,
		offer: offerDe,
		minors: minorsDe,
	},
	en: {
		...en,
		...feedbackEn,
		...houseEn,
		...staff,
		offer: offerEn,
		minors: minorsEn,
	},
};
