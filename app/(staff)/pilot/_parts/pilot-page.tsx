import { TabTitle } from "#components/page/tab-title.tsx";
import "#app/_styles/chart.css";
import "#app/_styles/pilot.css";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Saved } from "#app/(staff)/_parts/saved.tsx";
import { KeptForms } from "#components/form/kept-forms.tsx";
import { NoScripts } from "#components/page/page.tsx";
import {
	type Actor,
	may,
	type Permission,
} from "#lib/auth/rules/permission.ts";
import { pilot } from "#lib/paths/pilot.ts";

/** In their order, with what an account needs to open them. */
const PAGES = [
	["overview", pilot.overview(), "figures:read"],
	["effect", pilot.effect(), "figures:read"],
	["inbox", pilot.inbox(), "feedback:read"],
	["improvements", pilot.improvements(), "feedback:read"],
	["figures", pilot.figures(), "figures:read"],
	["absence", pilot.absence(), "figures:read"],
	["rollout", pilot.rollout(), "figures:read"],
] as const satisfies readonly [string, string, Permission][];
type PilotPageName = (typeof PAGES)[number][0];

/** A page of the pilot coordinators': dense, the whole width, one h1, and where else one can go. */
export function PilotPage({
	title,
	tabTitle = title,
	current,
	actor,
	lead,
	saved,
	before,
	beside,
	withScripts = false,
	children,
}: {
	title: string;
	/** If the browser's tab should say more than the h1. */
	tabTitle?: string;
	current: PilotPageName;
	actor: Actor;
	lead?: ReactNode;
	/** What has just happened, in words. */
	saved?: string | null;
	/** Above the h1: the way back, what went wrong. */
	before?: ReactNode;
	/** Beside the h1: what one does with the whole page. */
	beside?: ReactNode;
	/** The page has client components that need Next's scripts. */
	withScripts?: boolean;
	children: ReactNode;
}) {
	const t = useTranslations("pilot");
	return (
		<TabTitle title={tabTitle}>
			<main id="inhalt" tabIndex={-1} className="pilot-main">
				{withScripts ? null : <NoScripts />}
				<nav aria-label={t("pages")} className="pilot-nav no-print">
					<ul>
						{PAGES.filter(([, , needs]) => may(actor, needs, null)).map(
							([name, href]) => (
								<li key={name}>
									<a
										href={href}
										aria-current={name === current ? "page" : undefined}
										className="pilot-nav-link"
									>
										{t(`nav.${name}`)}
									</a>
								</li>
							),
						)}
					</ul>
				</nav>
				<Saved title={saved} />
				{before}
				<div className="pilot-head">
					<div className="min-w-0">
						<h1 className="kern-heading-large">{title}</h1>
						{lead ? <div>{lead}</div> : null}
					</div>
					{beside}
				</div>
				<KeptForms userId={actor.userId}>{children}</KeptForms>
			</main>
		</TabTitle>
	);
}
