import { useTranslations } from "next-intl";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { team } from "#lib/paths/staff.ts";

/** The address is too old, or another account's. */
export function PersonOver({ actor }: { actor: Actor }) {
	const t = useTranslations("person.search");
	return (
		<TeamPage title={t("title")} current="person" actor={actor}>
			<Alert kind="info" title={t("over")}>
				<p>{t("overText")}</p>
			</Alert>
			<ButtonLink href={team.person()} className="self-start">
				{t("again")}
			</ButtonLink>
		</TeamPage>
	);
}
