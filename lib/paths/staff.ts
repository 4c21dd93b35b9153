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

const OWN_PATH = /^\/(?![/\\])[^\s\\]*$/;

/** The way on after signing in, if it is a path of our own; whatever leads elsewhere is forgotten. */
export function ownPath(text: string): string | null {
	if (!OWN_PATH.test(text)) return null;
	const url = URL.parse(text, "http://own.invalid");
	// "/.//elsewhere" is "//elsewhere" once its dots are gone.
	return url?.origin === "http://own.invalid" && OWN_PATH.test(url.pathname)
		? `${url.pathname}${url.search}`
		: null;
}

/** The sign-in with its form for a password, while only the emergency account has one that counts. */
export function emergencyPath(next?: string): string {
	return `/anmelden${query([
		["weiter", next],
		["notkonto", "1"],
	])}`;
}

/** Why nobody got in by an issuer, said above the sign-in. */
export function issuerRefusedPath(reason: string, next?: string): string {
	return `/anmelden${query([
		["weiter", next || undefined],
		["grund", reason],
	])}`;
}

/** A sign-in of the house (docs/decisions/0048). */
export const issuerPaths = {
	/** Leads to the issuer. `still`: nobody is asked anything there; `probe`: an administrator only tries it. */
	begin: (
		slug: string,
		view: { next?: string; how?: "still" | "probe" } = {},
	) =>
		`/anmelden/ueber/${part(slug)}${query([
			["weiter", view.next || undefined],
			["wie", view.how],
		])}`,
	/** Where the issuer leads back to. */
	callback: (slug: string) => `/anmelden/ueber/${part(slug)}/zurueck`,
	/** Where the issuer says that somebody has signed out there. */
	logout: (slug: string) => `/anmelden/ueber/${part(slug)}/abmelden`,
	/** Says that one is signed out here, and leads on to the issuer. */
	left: () => "/anmelden/abgemeldet",
};

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

/** Which texts are listed. */
export interface TextsView {
	locale?: string | undefined;
	room?: string | undefined;
	words?: string | undefined;
	only?: string | undefined;
	/** What has just happened. */
	news?: string | undefined;
}

/** What the page of an issuer's rules shows. */
interface RulesView {
	/** The number of the one that is being changed. */
	rule?: string;
	/** Which version has just been saved. */
	saved?: string;
	/** Why nothing was. */
	refused?: string;
}

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
	services: (notice?: string) => `/admin/anliegen${query([["stand", notice]])}`,
	/** @param draft what was typed before */
	newService: (draft?: string) =>
		`/admin/anliegen/neu${query([["entwurf", draft]])}`,
	service: (slug: string, notice?: string, draft?: string) =>
		`/admin/anliegen/${part(slug)}${query([
			["stand", notice],
			["entwurf", draft],
		])}`,
	/** What a draft would do, before it is saved. */
	reviewService: (draft: string, notice?: string) =>
		`/admin/anliegen/pruefen/${part(draft)}${query([["stand", notice]])}`,
	/** @param address as it was typed */
	importServices: (notice?: string, address?: string) =>
		`/admin/anliegen/import${query([
			["stand", notice],
			["adresse", address || undefined],
		])}`,
	/** What a file would do, before anything of it is saved. */
	importOf: (id: string) => `/admin/anliegen/import/${part(id)}`,
	imported: ({ added, changed }: { added: number; changed: number }) =>
		`/admin/anliegen/import${query([
			["stand", "uebernommen"],
			["neu", String(added)],
			["anders", String(changed)],
		])}`,
	categories: (notice?: string) =>
		`/admin/anliegen/themen${query([["stand", notice]])}`,
	stations: (notice?: string) =>
		`/admin/stationen${query([["stand", notice]])}`,
	newStation: () => "/admin/stationen/neu",
	station: (slug: string, notice?: string) =>
		`/admin/stationen/${part(slug)}${query([["stand", notice]])}`,
	city: (notice?: string) => `/admin/stadt${query([["stand", notice]])}`,
	programs: ({
		id,
		notice,
	}: {
		id?: number;
		notice?: string | undefined;
	} = {}) =>
		`/admin/programme${query([
			["programm", id === undefined ? undefined : String(id)],
			["stand", notice],
		])}`,
	/** Receipt printers; the number of one that is to be changed. */
	printers: ({ id, notice }: { id?: number; notice?: string } = {}) =>
		`/admin/drucker${query([
			["drucker", id === undefined ? undefined : String(id)],
			["stand", notice],
		])}`,
	limits: (notice?: string) => `/admin/grenzen${query([["stand", notice]])}`,
	/** How the city weighs and bounds wishes and freed times. */
	wishSettings: (notice?: string) =>
		`/admin/wunschtermine${query([["stand", notice]])}`,
	/** How staff sign in: by which issuers, and whether passwords count. */
	signIn: (notice?: string) => `/admin/anmeldung${query([["stand", notice]])}`,
	newIssuer: () => "/admin/anmeldung/neu",
	issuer: (slug: string, notice?: string) =>
		`/admin/anmeldung/ueber/${part(slug)}${query([["stand", notice]])}`,
	issuerRules: (slug: string, view: RulesView = {}) =>
		`/admin/anmeldung/ueber/${part(slug)}/regeln${query([
			["regel", view.rule],
			["gespeichert", view.saved],
			["grund", view.refused],
		])}`,
	importAccounts: () => "/admin/konten/einlesen",
	audit: (filter: AuditView = {}) =>
		`/admin/protokoll${query(auditEntries(filter))}`,
	/** Films in sign language. */
	films: (notice?: string) => `/admin/filme${query([["stand", notice]])}`,
	/** What pages and mails say in other languages. */
	texts: (view: TextsView = {}) =>
		`/admin/texte${query([
			["sprache", view.locale],
			["raum", view.room || undefined],
			["suche", view.words || undefined],
			["nur", view.only],
			["stand", view.news],
		])}`,
	/** What the city wrote itself, in another language. */
	ownText: (view: { kind: string; key: string; locale: string }) =>
		`/admin/texte/eigene${query([
			["art", view.kind],
			["nummer", view.key],
			["sprache", view.locale],
		])}`,
	/** @param better what somebody proposes */
	text: (view: {
		locale: string;
		key: string;
		better?: string | undefined;
		news?: string;
	}) =>
		`/admin/texte/aendern${query([
			["sprache", view.locale],
			["schluessel", view.key],
			["neu", view.better || undefined],
			["stand", view.news],
		])}`,
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
	/** What the station says to those who wait. */
	announcements: (notice?: string) =>
		`/team/durchsagen${query([["hinweis", notice]])}`,
	/** The day so far in figures, for whoever leads the station. */
	figures: () => "/team/heute",
	desk: (notice?: string) => `/team/platz${query([["hinweis", notice]])}`,
	/** What a pause of a desk would do, and its buttons. */
	pause: (deskId?: number, notice?: string) =>
		`/team/platz/pause${query([
			["platz", deskId === undefined ? undefined : String(deskId)],
			["hinweis", notice],
		])}`,
	infoPoint: (view: TeamView = {}) =>
		`/team/infopoint${query([
			["hinweis", view.notice],
			["nummer", view.ticket],
		])}`,
	/** All desks over weeks. */
	deskWeeks: (view: DeskWeeksView = {}) =>
		`/team/plan/wochen${query([
			["ort", view.station],
			["ab", view.from],
			["wochen", view.weeks === undefined ? undefined : String(view.weeks)],
			["platz", view.desk === undefined ? undefined : String(view.desk)],
			["anliegen", view.service],
		])}`,
	/** Calendars of the desks. */
	deskFeeds: (notice?: string) =>
		`/team/plan/kalender${query([["stand", notice]])}`,
	/** One of them, for a calendar program. */
	deskFeed: (deskId: number, token: string) =>
		`/api/kalender/${deskId}-${token}.ics`,
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
	/** What is known about a person, for themselves. */
	person: (notice?: string) => `/team/auskunft${query([["stand", notice]])}`,
	/** @param sealed who it is, which only we can read (lib/privacy/commands/case.ts) */
	personSheet: (sealed: string) =>
		`/team/auskunft/blatt${query([["vorgang", sealed]])}`,
	personFile: (sealed: string) =>
		`/team/auskunft/blatt/auskunft.json${query([["vorgang", sealed]])}`,
	erasePerson: (sealed: string) =>
		`/team/auskunft/loeschen${query([["vorgang", sealed]])}`,
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
	slip: (id: string, view: { format?: string; locale?: string } = {}) =>
		`/team/termin/${part(id)}/zettel${query([
			["format", view.format],
			["sprache", view.locale],
		])}`,
};

interface DeskWeeksView {
	/** Its slug, or ALL_STATIONS. */
	station?: string | undefined;
	/** Some day of the first week. */
	from?: CivilDate | undefined;
	weeks?: number | undefined;
	desk?: number | undefined;
	/** Its slug: only desks that serve it. */
	service?: string | undefined;
}

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
