import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff-refused.tsx";
import { authorise } from "#lib/auth/authorise.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { readNumber } from "#lib/feedback/inbox.ts";
import { firstOf, type SearchParams } from "../../../search-params.ts";
import { ImprovementEditor } from "../improvement-editor.tsx";

const NOTHING = { said: "", done: "" };

export default async function NewImprovementPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "feedback:answer", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox.improvements");
	const from = readNumber(firstOf((await searchParams).aus));
	return (
		<ImprovementEditor
			actor={actor}
			title={t("newTitle")}
			known={null}
			draft={{
				status: "draft",
				texts: { de: NOTHING, en: NOTHING },
				feedback: from === null ? [] : [from],
			}}
		/>
	);
}
