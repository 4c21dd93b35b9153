import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import {
	draftFrom,
	newDraft,
} from "#lib/feedback/improvement/rules/improvement.ts";
import { getFeedback } from "#lib/feedback/inbox/queries/get-feedback.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { ImprovementEditor } from "../_parts/improvement-editor.tsx";

export default async function NewImprovementPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "feedback:answer", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox.improvements");
	const from = readNumber(textOf(await searchParams, "aus"));
	const found = from === null ? null : await getFeedback(actor, from, now());
	return (
		<ImprovementEditor
			actor={actor}
			title={t("newTitle")}
			known={null}
			draft={found?.ok ? draftFrom(found.value) : newDraft()}
		/>
	);
}
