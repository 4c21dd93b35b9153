import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { teamContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { SearchForm } from "./_parts/search-form.tsx";
import { searchTexts } from "./_parts/texts.ts";

export default async function SearchPage() {
	const { actor } = await teamContext();
	if (!may(actor, "appointment:find", null))
		return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("team.search");
	return (
		<TeamPage title={t("title")} current="search" actor={actor}>
			<SearchForm texts={await searchTexts()} />
		</TeamPage>
	);
}
