import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { FeedbackView } from "#lib/feedback/inbox/rules/inbox.ts";

/** What coordinators noted for each other. */
export function Notes({ notes }: Pick<FeedbackView, "notes">) {
	const t = useTranslations("inbox");
	return notes.length === 0 ? (
		<p className="text-muted">{t("detail.noNotes")}</p>
	) : (
		<ol className="flex flex-col gap-16">
			{notes.map(({ id, at, person, text }) => (
				<li key={id} className="inbox-entry">
					<p className="text-small text-muted">
						{whenOf(at)} · {person ?? t("detail.gone")}
					</p>
					<p className="inbox-words">{text}</p>
				</li>
			))}
		</ol>
	);
}
