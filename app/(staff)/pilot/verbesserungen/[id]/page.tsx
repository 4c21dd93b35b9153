import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getImprovement } from "#lib/feedback/improvement/queries/edit-improvements.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { now } from "#lib/runtime/clock.ts";
import { ImprovementEditor } from "../_parts/improvement-editor.tsx";

export default async function ImprovementPage({
	params,
}: {
	params: Promise<{ id: string }>;
}) {
	const actor = await requireActor();
	const id = readNumber((await params).id) ?? 0;
	const found = await getImprovement(actor, id, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const t = await getTranslations("inbox.improvements");
	return (
		<ImprovementEditor
			actor={actor}
			title={t("editTitle")}
			known={found.value}
			draft={found.value}
		/>
	);
}
