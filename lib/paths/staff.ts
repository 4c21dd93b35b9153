import type { CivilDate } from "#lib/time.ts";
import {
	type Choice,
	choiceEntries,
	part,
	query,
	viewEntries,
	type WhenView,
} from "./citizen.ts";

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
	return `/anmelden/link/${part(id)}${query([["t", token]])}`;
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
		`/admin/konten/${part(id)}${query([["stand", notice]])}`,
	services: () => "/admin/anliegen",
	service: (slug: string, notice?: string) =>
		`/admin/anliegen/${part(slug)}${query([["stand", notice]])}`,
	stations: () => "/admin/stationen",
	limits: (notice?: string) => `/admin/grenzen${query([["stand", notice]])}`,
	/** How the city weighs and bounds wishes and freed times. */
	wishSettings: (notice?: string) =>
		`/admin/wunschtermine${query([["stand", notice]])}`,
	audit: (filter: AuditView = {}) =>
		`/admin/protokoll${query(auditEntries(filter))}`,
	/** Whether everything runs. */
	operation: () => "/admin/betrieb",
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
	/** Calls for help; they stand on every page. */
	emergency: (notice?: string) => `/team/notruf${query([["hinweis", notice]])}`,
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
		`/team/termin/${part(id)}${query([["hinweis", notice]])}`,
	moveAppointment: (
		id: string,
		choice: Choice = { services: [] },
		more: BookView = {},
	) =>
		`/team/termin/${part(id)}/verschieben${query([
			...choiceEntries(choice),
			...viewEntries(more),
			["zeit", more.time],
		])}`,
	slip: (id: string) => `/team/termin/${part(id)}/zettel`,
};

interface TeamView {
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
