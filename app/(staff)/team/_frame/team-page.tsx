import { TabTitle } from "#components/page/tab-title.tsx";
import "#app/_styles/team.css";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeptForms } from "#components/form/kept-forms.tsx";
import { type Actor, may, mayEverywhere } from "#lib/auth/rules/permission.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { DEVICES_PATH, team } from "#lib/paths/staff.ts";
import { wishList } from "#lib/paths/wishes.ts";
import type { QueueView } from "#lib/queue/queue.ts";
import type { Density } from "#lib/staff/rules/screen.ts";
import { Live } from "./live.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { StationSwitch } from "./station-switch.tsx";

type PageName =
	| "today"
	| "announcements"
	| "figures"
	| "infoPoint"
	| "plan"
	| "phone"
	| "search"
	| "book"
	| "wishes"
	| "collection"
	| "messages"
	| "devices"
	| "person"
	| "desk";

/** What stands around every page of a station's team: where I am, where else I can go, whether it is live. */
export function TeamPage({
	title,
	current,
	actor,
	station = null,
	stations = [],
	here = null,
	queue = null,
	before,
	density = "usual",
	tools,
	children,
}: {
	title: string;
	current: PageName | null;
	actor: Actor;
	/** Null: not chosen, or all of them. */
	station?: Station | null;
	/** Where this account works, on pages of one station's day: another one is a press away. */
	stations?: readonly Station[];
	/** The address of such a page, without what belongs to one station; null: it stays at this station. */
	here?: string | null;
	/** Of this station, if the account may see it: brings the own desk. */
	queue?: QueueView | null;
	/** Above the h1: what went wrong. */
	before?: ReactNode;
	/** How large and how close everything stands (lib/staff/rules/screen.ts). */
	density?: Density;
	/** What the page itself brings beside its title. */
	tools?: ReactNode;
	children: ReactNode;
}) {
	const t = useTranslations("team");
	const live = useTranslations("team.live");
	const desk = queue?.desks.find(({ id }) => id === queue.ownDeskId);
	const pages: [PageName, string, string][] = [
		...(may(actor, "day:read", null)
			? ([
					["today", team.today(), "h"],
					["infoPoint", team.infoPoint(), "i"],
					["plan", team.plan(), "t"],
				] satisfies [PageName, string, string][])
			: []),
		...(may(actor, "visit:call", null)
			? ([["announcements", team.announcements(), "v"]] satisfies [
					PageName,
					string,
					string,
				][])
			: []),
		...(may(actor, "walk-in:steer", null)
			? ([["figures", team.figures(), "o"]] satisfies [
					PageName,
					string,
					string,
				][])
			: []),
		...(mayEverywhere(actor, "appointment:book")
			? ([["phone", team.phone(), "p"]] satisfies [PageName, string, string][])
			: []),
		["search", team.search(), "s"],
		["book", team.book(), "u"],
		["wishes", wishList.list(), "l"],
		...(may(actor, "day:read", null)
			? ([["collection", collectionPaths.list(), "d"]] satisfies [
					PageName,
					string,
					string,
				][])
			: []),
		...(may(actor, "message:read", null)
			? ([["messages", team.messages(), "m"]] satisfies [
					PageName,
					string,
					string,
				][])
			: []),
		...(may(actor, "person:answer", null)
			? ([["person", team.person(), "k"]] satisfies [
					PageName,
					string,
					string,
				][])
			: []),
		...(may(actor, "device:pair", null)
			? ([["devices", DEVICES_PATH, "g"]] satisfies [
					PageName,
					string,
					string,
				][])
			: []),
	];
	return (
		<TabTitle title={title}>
			<main
				id="inhalt"
				tabIndex={-1}
				className={`team-main ${DENSITY_CLASSES[density]}`}
			>
				{before}
				<div className="team-head no-print">
					<div className="flex flex-wrap items-baseline gap-x-16">
						<h1 className="kern-heading-medium">{title}</h1>
						{station ? (
							<p>
								{station.shortName}
								{desk ? ` · ${desk.name}` : ""}{" "}
								{may(actor, "desk:take", null) ? (
									<a href={team.desk()}>{t("changeDesk")}</a>
								) : null}
							</p>
						) : null}
						{here === null ? null : (
							<StationSwitch
								stations={stations}
								current={station}
								here={here}
							/>
						)}
					</div>
					<div className="team-tools">
						{tools}
						{station && queue ? (
							<Live
								station={station.slug}
								asOf={queue.asOf}
								texts={{
									live: live("live"),
									connecting: live("connecting"),
									offline: live("offline"),
									notSent: live("notSent"),
									ended: live("ended"),
									signedOut: t("refusals.signed-out"),
								}}
							/>
						) : null}
					</div>
				</div>
				<nav aria-label={t("pages")} className="team-nav no-print">
					<ul>
						{pages.map(([name, href, letter]) => (
							<li key={name}>
								<a
									href={href}
									className="team-nav-link"
									aria-current={name === current ? "page" : undefined}
									aria-keyshortcuts={letter}
									data-shortcut={letter}
								>
									{t(`nav.${name}`)}
								</a>
							</li>
						))}
					</ul>
					<Shortcuts texts={useShortcutTexts()} />
				</nav>
				<KeptForms userId={actor.userId}>{children}</KeptForms>
			</main>
		</TabTitle>
	);
}

const DENSITY_CLASSES: Record<Density, string> = {
	usual: "",
	compact: "team-compact",
	large: "team-large",
};

const KEYS = [
	["n", "next"],
	["a", "recall"],
	["b", "serve"],
	["f", "done"],
	["z", "undo"],
	["w", "ticket"],
	["h", "today"],
	["i", "infoPoint"],
	["t", "plan"],
	["v", "announcements"],
	["o", "figures"],
	["p", "phone"],
	["s", "search"],
	["u", "book"],
	["l", "wishes"],
	["d", "collection"],
	["m", "messages"],
	["k", "person"],
	["g", "devices"],
	["?", "help"],
] as const;

function useShortcutTexts() {
	const t = useTranslations("team.shortcuts");
	return {
		button: t("button"),
		title: t("title"),
		lead: t("lead"),
		switch: t("switch"),
		close: t("close"),
		keys: KEYS.map(([key, name]) => ({ key, text: t(`keys.${name}`) })),
	};
}
