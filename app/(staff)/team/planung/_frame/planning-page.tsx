import { TabTitle } from "#components/page/tab-title.tsx";
import "#app/_styles/team.css";
import "#app/_styles/planning.css";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Saved } from "#app/(staff)/_parts/saved.tsx";
import { KeptForms } from "#components/form/kept-forms.tsx";
import { NoScripts } from "#components/page/page.tsx";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import { may, type Permission } from "#lib/auth/rules/permission.ts";
import { planning } from "#lib/paths/planning.ts";
import type { PlanningContext } from "./planning-context.ts";

/** Each with what it takes to see it. */
const PAGES = {
	roster: "roster:write",
	closures: "closure:write",
	calendar: "closure:write",
	sick: "closure:write",
	changes: "closure:write",
	calls: "message:read",
	rules: "roster:write",
	kinds: "station:write",
	languages: "language:write",
	outlook: "roster:write",
	absence: "roster:write",
	whatIf: "figures:read",
} as const satisfies Record<string, Permission>;
type PlanningPageName = keyof typeof PAGES;

/** What stands around every page of the planning: which station, where else one can go. Forms and links are enough. */
export function PlanningPage({
	title,
	tabTitle = title,
	current,
	context: { actor, station, stations },
	saved,
	before,
	children,
}: {
	title: string;
	/** If the browser's tab should say more than the h1. */
	tabTitle?: string;
	/** The part of the planning this page belongs to. */
	current: PlanningPageName;
	context: Pick<PlanningContext, "actor" | "station" | "stations">;
	/** What has just happened, in words. */
	saved?: string | null;
	/** Above the h1: what went wrong. */
	before?: ReactNode;
	children: ReactNode;
}) {
	const t = useTranslations("planning");
	const pages = (Object.keys(PAGES) as PlanningPageName[]).filter((name) =>
		may(actor, PAGES[name], station.id),
	);
	return (
		<TabTitle title={tabTitle}>
			<main id="inhalt" tabIndex={-1} className="team-main">
				<NoScripts />
				<Saved title={saved} autoFocus />
				{before}
				<div className="team-head">
					<div className="flex flex-wrap items-baseline gap-x-16">
						<h1 className="kern-heading-medium">{title}</h1>
						<p>{station.text.name}</p>
					</div>
					{stations.length > 1 ? (
						<div className="no-print">
							<LinkSwitch
								label={t("station")}
								links={stations.map(({ slug, shortName }) => ({
									href: planning[current](slug),
									text: shortName,
									isCurrent: slug === station.slug,
								}))}
							/>
						</div>
					) : null}
				</div>
				<nav aria-label={t("pages")} className="team-nav no-print">
					<ul>
						{pages.map((name) => (
							<li key={name}>
								<a
									href={planning[name](station.slug)}
									className="team-nav-link"
									aria-current={name === current ? "page" : undefined}
								>
									{t(`nav.${name}`)}
								</a>
							</li>
						))}
					</ul>
				</nav>
				<KeptForms userId={actor.userId}>{children}</KeptForms>
			</main>
		</TabTitle>
	);
}
