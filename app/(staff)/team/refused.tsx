import "#app/team.css";
import { useTranslations } from "next-intl";
import { PageTitle } from "#components/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { team } from "#lib/paths.ts";

/** A page about something that is none of this account's business, or is not there. */
export function Refused({ isMissing = false }: { isMissing?: boolean }) {
	const t = useTranslations("team.refused");
	const kind = isMissing ? "missing" : "foreign";
	return (
		<main id="inhalt" tabIndex={-1} className="team-main">
			<PageTitle title={t(`${kind}.title`)} />
			<meta name="status" content={isMissing ? "404" : "403"} />
			<PageHeading title={t(`${kind}.title`)}>{t(`${kind}.text`)}</PageHeading>
			<ButtonLink href={team.today()} className="self-start">
				{t("back")}
			</ButtonLink>
		</main>
	);
}
