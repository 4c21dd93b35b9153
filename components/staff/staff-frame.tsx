import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { paths } from "#lib/paths/citizen.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { planning } from "#lib/paths/planning.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { DemoNotice, momentOf } from "../page/demo-notice.tsx";
import { Wordmark } from "../page/wordmark.tsx";

/** What stands around every page of the staff's: narrow, because their pages need the room. */
export function StaffFrame({
	signedIn,
	signOut,
	alarms,
	isPilotOver,
	plays,
	children,
}: {
	signedIn: { actor: Actor; lacksSecondFactor: boolean } | null;
	signOut: () => Promise<void>;
	/** Calls for help at the own station, and the way to call. */
	alarms: ReactNode;
	/** Every station is live: nothing is called a pilot any more. */
	isPilotOver: boolean;
	/** What the demo plays; null: real time. */
	plays: Temporal.Instant | null;
	children: ReactNode;
}) {
	const t = useTranslations("staff");
	const site = useTranslations("site");
	const portals =
		signedIn && !signedIn.lacksSecondFactor
			? portalsOf(signedIn.actor, isPilotOver)
			: [];
	return (
		<div className="flex min-h-screen flex-col">
			<a
				href="#inhalt"
				className="no-print sr-only focus:not-sr-only focus:bg-action focus:p-16 focus:text-on-action"
			>
				{site("skip")}
			</a>
			{env().mode === "demo" ? (
				<DemoNotice
					wide
					label={site("demoLabel")}
					text={site("demo")}
					plays={plays && site("demoPlays", momentOf(plays, defaultLocale))}
					link={site("demoLink")}
					href={paths(defaultLocale).outbox()}
				/>
			) : null}
			<header className="no-print border-b border-line">
				<div className="flex flex-wrap items-center gap-x-24 px-16 text-small sm:px-24">
					<a
						href={signedIn ? staffPaths.start() : paths(defaultLocale).start()}
						className="flex min-h-48 min-w-0 items-center text-text"
						aria-label={t(signedIn ? "home" : "public")}
					>
						<Wordmark />
					</a>
					{portals.length > 0 ? (
						<nav aria-label={t("portals")}>
							<ul className="flex flex-wrap gap-x-16">
								{portals.map(({ name, href }) => (
									<li key={name}>
										<HeaderLink href={href}>{t(`portal.${name}`)}</HeaderLink>
									</li>
								))}
							</ul>
						</nav>
					) : null}
					{signedIn ? (
						<div className="ms-auto flex flex-wrap items-center gap-x-16">
							<HeaderLink href={staffPaths.account()}>
								<span className="sr-only">{t("account")} </span>
								{signedIn.actor.name}
							</HeaderLink>
							<form action={signOut}>
								<button
									type="submit"
									className="inline-flex min-h-48 cursor-pointer items-center text-action underline underline-offset-4 hover:decoration-2"
								>
									{t("signOut")}
								</button>
							</form>
						</div>
					) : null}
				</div>
			</header>
			<div className="alarm-bar">{alarms}</div>
			{children}
		</div>
	);
}

/** Where this account has something to do; nothing leads where it is refused. */
function portalsOf(actor: Actor, isPilotOver: boolean) {
	const isAtWork =
		may(actor, "day:read", null) || may(actor, "appointment:find", null);
	return [
		...(isAtWork ? [{ name: "team", href: staffPaths.team() } as const] : []),
		...(may(actor, "roster:write", null)
			? [{ name: "planning", href: planning.roster() } as const]
			: // Whoever plans nowhere may still try a plan on paper.
				may(actor, "figures:read", null)
				? [{ name: "planning", href: planning.whatIf() } as const]
				: []),
		...(may(actor, "figures:read", null)
			? [
					{
						name: isPilotOver ? "pilotOver" : "pilot",
						href: pilot.overview(),
					} as const,
				]
			: []),
		...(may(actor, "user:write", null)
			? [{ name: "admin", href: staffPaths.admin() } as const]
			: []),
	];
}

function HeaderLink({ href, children }: { href: string; children: ReactNode }) {
	return (
		<a
			href={href}
			className="inline-flex min-h-48 min-w-0 items-center text-action underline underline-offset-4 hover:decoration-2"
		>
			{children}
		</a>
	);
}
