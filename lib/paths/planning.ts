import type { CivilDate } from "#lib/time.ts";
import { part, query } from "./citizen.ts";

/** The planning portal; German only, behind the sign-in. `ort` is the slug of the station that is planned. */
export const planning = {
	roster: (station?: string, view: RosterView = {}) =>
		`/team/planung${query([
			["ort", station],
			["woche", view.week],
			["stand", view.notice],
		])}`,
	closures: (station?: string, notice?: string) =>
		`/team/planung/schliessungen${query([
			["ort", station],
			["stand", notice],
		])}`,
	/** A new closure, with what is known of it already. */
	newClosure: (
		station: string,
		known: { from?: CivilDate; scope?: string; reason?: string } = {},
	) =>
		`/team/planung/schliessungen/neu${query([
			["ort", station],
			["bereich", known.scope],
			["von", known.from],
			["grund", known.reason],
		])}`,
	/** One closure, to be ended or taken back. */
	closure: (station: string, id: number) =>
		`/team/planung/schliessungen/${id}${query([["ort", station]])}`,
	calendar: (station?: string, view: { year?: number; notice?: string } = {}) =>
		`/team/planung/kalender${query([
			["ort", station],
			["jahr", numberText(view.year)],
			["stand", view.notice],
		])}`,
	/** A public holiday on which a house opens all the same, or closes again. */
	holiday: (station: string, date: CivilDate) =>
		`/team/planung/kalender/feiertag${query([
			["ort", station],
			["tag", date],
		])}`,
	sick: (station?: string, notice?: string) =>
		`/team/planung/ausfall${query([
			["ort", station],
			["stand", notice],
		])}`,
	/** A change and everybody it concerned. */
	change: (id: string) => `/team/planung/aenderungen/${part(id)}`,
	changes: (station?: string) =>
		`/team/planung/aenderungen${query([["ort", station]])}`,
	calls: (station?: string, notice?: string) =>
		`/team/planung/anrufliste${query([
			["ort", station],
			["stand", notice],
		])}`,
	/** What people read about a station in another language. */
	translation: (station: string, locale: string) =>
		`/team/planung/regeln/uebersetzung${query([
			["ort", station],
			["sprache", locale],
		])}`,
	rules: (station?: string, notice?: string) =>
		`/team/planung/regeln${query([
			["ort", station],
			["stand", notice],
		])}`,
	/** Which languages the accounts of a station speak. */
	languages: (station?: string, notice?: string) =>
		`/team/planung/sprachen${query([
			["ort", station],
			["stand", notice],
		])}`,
	/** What a station does by phone and video. */
	kinds: (station?: string, notice?: string) =>
		`/team/planung/arten${query([
			["ort", station],
			["stand", notice],
		])}`,
	/** What nobody coming leaves of a day; `day` left out: today. */
	absence: (
		station?: string,
		view: { day?: CivilDate; notice?: string } = {},
	) =>
		`/team/planung/ausbleiben${query([
			["ort", station],
			["tag", view.day],
			["stand", view.notice],
		])}`,
	/** Another plan, tried on paper. */
	whatIf: (station?: string) => `${WHAT_IF_PATH}${query([["ort", station]])}`,
	/** A day that is over, played once more. */
	pastDay: (station: string, day: CivilDate) =>
		`${WHAT_IF_PATH}${query([
			["ort", station],
			["tag", day],
		])}`,
	/** The fewest desks that are enough for such a day, or for each of the seven days from it on. */
	suggestedDesks: (
		station: string,
		day: CivilDate,
		extent: "tag" | "woche" = "tag",
	) =>
		`${WHAT_IF_PATH}${query([
			["ort", station],
			["tag", day],
			["vorschlag", extent],
		])}`,
	outlook: (station?: string) =>
		`/team/planung/vorschau${query([["ort", station]])}`,
	/** Without an id: a new one, which may begin at a desk on a day. */
	opening: (
		station: string,
		asked: { id?: number; desk?: number; day?: CivilDate } = {},
	) =>
		`/team/planung/oeffnung${query([
			["ort", station],
			["id", numberText(asked.id)],
			["platz", numberText(asked.desk)],
			["tag", asked.day],
		])}`,
	desk: (station: string, id?: number) =>
		`/team/planung/platz${query([
			["ort", station],
			["id", numberText(id)],
		])}`,
	/** A day that is planned by itself; with `spans` as it would be: "480-720-online 780-960-staff", "" closed. */
	day: (
		station: string,
		asked: {
			desk?: number;
			day?: CivilDate;
			desks?: readonly number[];
			spans?: string;
		} = {},
	) =>
		`/team/planung/tag${query([
			["ort", station],
			["platz", numberText(asked.desk)],
			["tag", asked.day],
			["plaetze", asked.desks?.join(" ")],
			["zeiten", asked.spans === "" ? "keine" : asked.spans],
		])}`,
	copyWeek: (station: string, day?: CivilDate) =>
		`/team/planung/woche${query([
			["ort", station],
			["tag", day],
		])}`,
	copyStation: (station: string) =>
		`/team/planung/uebernehmen${query([["ort", station]])}`,
	history: (station: string) =>
		`/team/planung/verlauf${query([["ort", station]])}`,
	/** Back to how it was before this change. */
	revert: (station: string, change: string) =>
		`/team/planung/zurueck${query([
			["ort", station],
			["change", change],
		])}`,
	revertRules: (station: string, change: string) =>
		`/team/planung/regeln/zurueck${query([
			["ort", station],
			["change", change],
		])}`,
};

/** Where the form of a plan on paper asks, by its address. */
export const WHAT_IF_PATH = "/team/planung/was-waere-wenn";

/** The citizens' calendar with a roster that is not saved; the form's fields go along. */
export const CALENDAR_PREVIEW_PATH = "/team/planung/kalendervorschau";

const numberText = (number: number | undefined) =>
	number === undefined ? undefined : String(number);

interface RosterView {
	/** Any day of the week that is shown. */
	week?: CivilDate | undefined;
	/** What has just happened. */
	notice?: string | undefined;
}
