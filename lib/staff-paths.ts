import {
	type Choice,
	choiceEntries,
	query,
	viewEntries,
	type WhenView,
} from "./paths.ts";
import type { CivilDate } from "./time.ts";

/** Where a station lead pairs displays and kiosks. */
export const DEVICES_PATH = "/team/geraete";

/** Whether the own session still counts. */
export const SESSION_PATH = "/api/session";

/** Signing in; `weiter` is a path of our own to go on to (ownPath). */
export function signInPath(next?: string, notice?: string): string {
	return `/anmelden${query([
		["weiter", next],
		["hinweis", notice],
	])}`;
}

/** The way on after signing in, if it is a path of our own; whatever leads elsewhere is forgotten. */
export function ownPath(text: string): string | null {
	if (!/^\/(?![/\\])[^\s\\]*$/.test(text)) return null;
	const url = URL.parse(text, "http://own.invalid");
	return url?.origin === "http://own.invalid"
		? `${url.pathname}${url.search}`
		: null;
}

/** Where a new password is asked for. */
export const FORGOTTEN_PATH = "/anmelden/passwort";

/** Of an invitation or a new password. */
export function accountLinkPath(id: string, token: string): string {
	return `/anmelden/link/${id}${query([["t", token]])}`;
}

/** Where the second factor of the own account is set up. */
export const SECOND_FACTOR_PATH = "/team/konto/zweiter-faktor";

/** What the audit list is narrowed to; texts as in its form. */
export interface AuditView {
	person?: string | undefined;
	station?: string | undefined;
	action?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
	/** Entries before this one: the next page. */
	before?: string | undefined;
}

const auditEntries = (view: AuditView): [string, string | undefined][] => [
	["person", view.person || undefined],
	["ort", view.station || undefined],
	["was", view.action || undefined],
	["von", view.from || undefined],
	["bis", view.until || undefined],
	["vor", view.before],
];

/** The own account and the administration; German only, behind the sign-in. */
export const staffPaths = {
	/** Leads on to wherever the account has something to do. */
	start: () => "/anmelden",
	team: () => "/team",
	account: (notice?: string) => `/team/konto${query([["stand", notice]])}`,
	password: () => "/team/konto/passwort",
	secondFactor: () => SECOND_FACTOR_PATH,
	admin: () => "/admin",
	accounts: () => "/admin/konten",
	invite: () => "/admin/konten/neu",
	accountOf: (id: string, notice?: string) =>
		`/admin/konten/${id}${query([["stand", notice]])}`,
	services: () => "/admin/anliegen",
	service: (slug: string, notice?: string) =>
		`/admin/anliegen/${slug}${query([["stand", notice]])}`,
	stations: () => "/admin/stationen",
	audit: (filter: AuditView = {}) =>
		`/admin/protokoll${query(auditEntries(filter))}`,
	auditFile: (filter: AuditView = {}) =>
		`/admin/protokoll/protokoll.csv${query(auditEntries(filter))}`,
};

/** The clerks' pages; German only, behind the sign-in. Nothing about a person stands in them. */
export const team = {
	today: (view: TeamView = {}) =>
		`/team${query([
			["besuch", view.visit],
			["hinweis", view.notice],
			["nummer", view.ticket],
		])}`,
	desk: (notice?: string) => `/team/platz${query([["hinweis", notice]])}`,
	infoPoint: (view: TeamView = {}) =>
		`/team/infopoint${query([
			["hinweis", view.notice],
			["nummer", view.ticket],
		])}`,
	plan: (
		view: {
			day?: CivilDate;
			view?: "plan" | "liste" | "woche";
			station?: string;
		} = {},
	) =>
		`/team/plan${query([
			["tag", view.day],
			["ansicht", view.view === "plan" ? undefined : view.view],
			["ort", view.station],
		])}`,
	search: () => "/team/suche",
	phone: () => "/team/telefon",
	book: (choice: Choice = { services: [] }, more: BookView = {}) =>
		`/team/buchen${query([
			...choiceEntries(choice),
			...viewEntries(more),
			["zeit", more.time],
		])}`,
	messages: () => "/team/nachrichten",
	appointment: (id: string, notice?: string) =>
		`/team/termin/${id}${query([["hinweis", notice]])}`,
	moveAppointment: (
		id: string,
		choice: Choice = { services: [] },
		more: BookView = {},
	) =>
		`/team/termin/${id}/verschieben${query([
			...choiceEntries(choice),
			...viewEntries(more),
			["zeit", more.time],
		])}`,
	slip: (id: string) => `/team/termin/${id}/zettel`,
};

export interface TeamView {
	/** Id of the visit that is shown. */
	visit?: string | undefined;
	/** What has just happened, or why it could not. */
	notice?: string | undefined;
	/** Wartenummer it is about. */
	ticket?: string | undefined;
}

interface BookView extends WhenView {
	/** `stadtmitte|2026-11-25|08:15` */
	time?: string | undefined;
}

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
	change: (id: string) => `/team/planung/aenderungen/${id}`,
	changes: (station?: string) =>
		`/team/planung/aenderungen${query([["ort", station]])}`,
	calls: (station?: string, notice?: string) =>
		`/team/planung/anrufliste${query([
			["ort", station],
			["stand", notice],
		])}`,
	rules: (station?: string, notice?: string) =>
		`/team/planung/regeln${query([
			["ort", station],
			["stand", notice],
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
	/** A day that is planned by itself. */
	day: (station: string, asked: { desk?: number; day?: CivilDate } = {}) =>
		`/team/planung/tag${query([
			["ort", station],
			["platz", numberText(asked.desk)],
			["tag", asked.day],
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
/** The pilot coordinators' pages; leads see those of their own stations. */
export const pilot = {
	overview: () => "/pilot",
	inbox: (view: InboxView = {}, notice: InboxNotice = {}) =>
		`/pilot/rueckmeldungen${query([
			...inboxEntries(view),
			["stand", notice.stand],
			["geaendert", notice.changed],
			["uebersprungen", notice.skipped],
		])}`,
	inboxFile: (view: InboxView = {}) =>
		`/pilot/rueckmeldungen/rueckmeldungen.csv${query(inboxEntries(view))}`,
	feedback: (
		number: number,
		more: {
			notice?: string;
			/** Text that an answer begins with. */
			template?: string;
		} = {},
	) =>
		`/pilot/rueckmeldungen/${number}${query([
			["stand", more.notice],
			["vorlage", more.template],
		])}`,
	/** Topics, and after how many days feedback is overdue. */
	inboxSetup: (notice?: string) =>
		`/pilot/rueckmeldungen/einrichten${query([["stand", notice]])}`,
	/** A station's poster to print; slug. */
	poster: (station?: string) =>
		`/pilot/rueckmeldungen/aushang${query([["ort", station]])}`,
	improvements: (notice?: string) =>
		`/pilot/verbesserungen${query([["stand", notice]])}`,
	newImprovement: (
		/** Number of the feedback it comes from. */
		from?: number,
	) =>
		`/pilot/verbesserungen/neu${query([
			["aus", from === undefined ? undefined : String(from)],
		])}`,
	improvement: (id: number) => `/pilot/verbesserungen/${id}`,
	figures: (view: FiguresView = {}) =>
		`/pilot/kennzahlen${query(figuresEntries(view))}`,
	figuresFile: (view: FiguresView = {}) =>
		`/pilot/kennzahlen/kennzahlen.csv${query(figuresEntries(view))}`,
	/** One page to print; `YYYY-MM`. */
	report: (month?: string, station?: string) =>
		`/pilot/kennzahlen/bericht${query([
			["monat", month],
			["ort", station],
		])}`,
	rollout: (notice?: string) => `/pilot/stationen${query([["stand", notice]])}`,
	rolloutOf: (slug: string, notice?: string) =>
		`/pilot/stationen/${slug}${query([["stand", notice]])}`,
};

/** What the inbox is narrowed to; texts as in its form. */
export interface InboxView {
	search?: string | undefined;
	/** Id, or "none": about no station. */
	station?: string | undefined;
	service?: string | undefined;
	type?: string | undefined;
	rating?: string | undefined;
	topic?: string | undefined;
	/** Left out: what is open. */
	status?: string | undefined;
	assignee?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
	/** "links": what looks like advertising; "mail": answers that did not arrive. */
	only?: string | undefined;
	/** Only what came before this number: the next page. */
	before?: string | undefined;
}

interface InboxNotice {
	stand?: string;
	changed?: string;
	skipped?: string;
}

const inboxEntries = (view: InboxView): [string, string | undefined][] => [
	["suche", view.search || undefined],
	["ort", view.station || undefined],
	["dienst", view.service || undefined],
	["art", view.type || undefined],
	["bewertung", view.rating || undefined],
	["thema", view.topic || undefined],
	["status", view.status || undefined],
	["wer", view.assignee || undefined],
	["von", view.from || undefined],
	["bis", view.until || undefined],
	["nur", view.only || undefined],
	["vor", view.before || undefined],
];

/** What the figures are narrowed to; texts as in their form. */
export interface FiguresView {
	/** "woche", "monat", "quartal" … or "frei" with two dates. */
	period?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
	compare?: string | undefined;
	station?: string | undefined;
	service?: string | undefined;
	weekday?: string | undefined;
	/** Hours of the day, both included. */
	fromHour?: string | undefined;
	untilHour?: string | undefined;
	/** What the tables are broken down by. */
	by?: string | undefined;
}

const figuresEntries = (view: FiguresView): [string, string | undefined][] => [
	["zeitraum", view.period || undefined],
	["von", view.from || undefined],
	["bis", view.until || undefined],
	["vergleich", view.compare || undefined],
	["ort", view.station || undefined],
	["dienst", view.service || undefined],
	["wochentag", view.weekday || undefined],
	["ab", view.fromHour || undefined],
	["vor", view.untilHour || undefined],
	["nach", view.by || undefined],
];
