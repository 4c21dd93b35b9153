import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import type { FeedbackView } from "#lib/feedback/inbox.ts";
import { whenOf } from "../../../when.ts";

/** Our answers, and whether they arrived. */
export function Answers({ answers }: Pick<FeedbackView, "answers">) {
	const t = useTranslations("inbox");
	if (answers.length === 0) return null;
	return (
		<Section id="antworten" title={t("detail.answers")}>
			<ol className="flex flex-col gap-16">
				{answers.map(({ id, at, status, reason, text }) => (
					<li key={id} className="inbox-entry">
						<p className="text-small">
							{whenOf(at)} ·{" "}
							<span
								className={
									status === "failed" || status === "bounced"
										? "inbox-urgent"
										: "text-muted"
								}
							>
								{t(`mail.${status}`)}
								{reason && status !== "sent" ? ` (${reason})` : null}
							</span>
						</p>
						<p className="inbox-words">{text ?? t("erased")}</p>
					</li>
				))}
			</ol>
		</Section>
	);
}

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
