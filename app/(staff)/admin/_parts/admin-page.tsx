import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Saved } from "#app/(staff)/_parts/saved.tsx";
import { KeptForms } from "#components/form/kept-forms.tsx";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { staffPaths } from "#lib/paths/staff.ts";

const PAGES = {
	accounts: staffPaths.accounts(),
	signIn: staffPaths.signIn(),
	services: staffPaths.services(),
	stations: staffPaths.stations(),
	city: staffPaths.city(),
	limits: staffPaths.limits(),
	programs: staffPaths.programs(),
	wishes: staffPaths.wishSettings(),
	collection: collectionPaths.settings(),
	printers: staffPaths.printers(),
	texts: staffPaths.texts(),
	films: staffPaths.films(),
	audit: staffPaths.audit(),
	operation: staffPaths.operation(),
} as const;
type AdminPageName = keyof typeof PAGES;

/** A page of the administration: where else one can go, and what has just been saved. */
export function AdminPage({
	title,
	current,
	actor,
	lead,
	saved,
	stand,
	children,
}: {
	title: string;
	current: AdminPageName;
	actor: Actor;
	lead?: ReactNode;
	/** What has just happened, in words. */
	saved?: string | null;
	/** What the address says of it: that a button did nothing is said here, whichever it was. */
	stand?: string;
	children: ReactNode;
}) {
	const t = useTranslations("admin");
	const form = useTranslations("staff.form");
	return (
		<StaffPage
			title={title}
			lead={lead}
			before={
				<>
					<nav
						aria-label={t("pages")}
						className="no-print -mt-16 border-b border-line"
					>
						<ul className="flex flex-wrap gap-x-8">
							{Object.entries(PAGES).map(([name, href]) => (
								<li key={name}>
									<a
										href={href}
										aria-current={name === current ? "page" : undefined}
										className="flex min-h-48 items-center px-8 text-action underline underline-offset-4 hover:decoration-2 aria-[current]:font-bold aria-[current]:text-text aria-[current]:no-underline aria-[current]:shadow-[inset_0_-4px_0_var(--kern-color-action-default-contextual)]"
									>
										{t(`nav.${name as AdminPageName}`)}
									</a>
								</li>
							))}
						</ul>
					</nav>
					<Saved title={saved} />
					{stand === "busy" || stand === "forbidden" ? (
						<Alert kind="danger" role="alert" title={form(`${stand}.title`)}>
							<p>{form(`${stand}.text`)}</p>
						</Alert>
					) : null}
				</>
			}
		>
			<KeptForms userId={actor.userId}>{children}</KeptForms>
		</StaffPage>
	);
}
