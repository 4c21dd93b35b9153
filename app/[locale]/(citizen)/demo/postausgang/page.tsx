import type { Metadata } from "next";
import { Page } from "#components/page/page.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Stack } from "#components/ui/stack.tsx";
import {
	isOutboxOpen,
	listSavedMails,
} from "#lib/notifications/delivery/commands/outbox.ts";
import { wording } from "#lib/notifications/letter/rules/wording.ts";
import { paths } from "#lib/paths/citizen.ts";
import { toLocale } from "#lib/text/locale.ts";
import { MailTime } from "./_parts/mail-time.tsx";

export const metadata: Metadata = { robots: { index: false } };

const SHOWN = 50;

/** Behind the demo notice: the mails that a demo without a mail server would have sent. */
export default async function OutboxPage({
	params,
}: {
	params: Promise<{ locale: string }>;
}) {
	if (!isOutboxOpen()) return <PageNotFound />;
	const locale = toLocale((await params).locale);
	const t = wording(locale);
	const to = paths(locale);
	const mails = await listSavedMails(SHOWN);
	return (
		<Page title={t("outbox.title")} lead={t("outbox.lead")}>
			<p>
				{t("outbox.wait")} <a href={to.outbox()}>{t("outbox.reload")}</a>
			</p>
			{mails.length === 0 ? (
				<Stack gap={24}>
					<p>{t("outbox.none")}</p>
					<div>
						<ButtonLink href={to.start()}>{t("outbox.book")}</ButtonLink>
					</div>
				</Stack>
			) : (
				<ul
					aria-label={t("outbox.mails")}
					className="flex flex-col divide-y divide-line border-y border-line"
				>
					{mails.map((mail) => (
						<li key={mail.id} className="flex min-w-0 flex-col gap-4 py-16">
							<a
								href={to.outboxMessage(mail.id)}
								lang={mail.lang}
								className="font-bold underline underline-offset-4 hover:decoration-2"
							>
								{mail.subject}
							</a>
							<span className="break-words text-small text-muted">
								{t("outbox.to")}: {mail.to}
							</span>
							<span className="text-small text-muted">
								<MailTime at={mail.date} locale={locale} />
							</span>
						</li>
					))}
				</ul>
			)}
			{mails.length === SHOWN ? (
				<p className="text-small text-muted">
					{t("outbox.shown", { count: SHOWN })}
				</p>
			) : null}
		</Page>
	);
}
