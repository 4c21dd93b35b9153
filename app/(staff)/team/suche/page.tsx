import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff-refused.tsx";
import { may } from "#lib/auth/permission.ts";
import { teamContext } from "../team-context.ts";
import { TeamPage } from "../team-page.tsx";
import { SearchForm } from "./search-form.tsx";
import { searchTexts } from "./texts.ts";

export default async function SearchPage() {
	const { actor } = await teamContext();
	if (!may(actor, "appointment:find", null))
		return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("team.search");
	return (
		<TeamPage
			title={t("title")}
			current="search"
			actor={actor}
			station={null}
			queue={null}
		>
			<SearchForm texts={await searchTexts()} />
		</TeamPage>
	);
}
