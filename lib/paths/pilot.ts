import { part, query } from "./citizen.ts";

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
			/** Id of the template that an answer begins with. */
			template?: number;
		} = {},
	) =>
		`/pilot/rueckmeldungen/${number}${query([
			["stand", more.notice],
			[
				"vorlage",
				more.template === undefined ? undefined : String(more.template),
			],
		])}`,
	/** Topics, and after how many days feedback is overdue. */
	inboxSetup: (notice?: string) =>
		`/pilot/rueckmeldungen/einrichten${query([["stand", notice]])}`,
	/** What answers can begin with. */
	/** A template or an improvement in another language. */
	translation: (view: { kind: string; key: string; locale: string }) =>
		`/pilot/uebersetzung${query([
			["art", view.kind],
			["nummer", view.key],
			["sprache", view.locale],
		])}`,
	templates: (notice?: string) =>
		`/pilot/rueckmeldungen/vorlagen${query([["stand", notice]])}`,
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
	/** Whether people wait less. */
	effect: () => "/pilot/wirkung",
	/** Waits measured before the start. */
	waitsBefore: (notice?: string) =>
		`/pilot/wirkung/vorher${query([["stand", notice]])}`,
	/** The statistics that the European Union asks for; `YYYY-MM`. */
	euFile: (format: "csv" | "json", month?: string) =>
		`/pilot/kennzahlen/eu/rueckmeldungen.${format}${query([["monat", month]])}`,
	/** Who does not come, and how the reminder asks. */
	absence: (notice?: string) =>
		`/pilot/ausbleiben${query([["stand", notice]])}`,
	rollout: (notice?: string) => `/pilot/stationen${query([["stand", notice]])}`,
	rolloutOf: (slug: string, notice?: string) =>
		`/pilot/stationen/${part(slug)}${query([["stand", notice]])}`,
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

/** As they stand in the address. */
export const figuresEntries = (
	view: FiguresView,
): [string, string | undefined][] => [
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
