import "server-only";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type {
	FeedbackSource,
	FeedbackType,
	Rating,
	VisitKind,
} from "#lib/feedback/feedback.ts";
import {
	type FeedbackStatus,
	type InboxLine,
	OPEN_STATUSES,
} from "#lib/feedback/inbox/rules/inbox.ts";

export const WITH_LINE = {
	assignee: { select: { name: true } },
	topics: {
		include: { topic: { select: { id: true, name: true } } },
		orderBy: { topic: { name: "asc" } },
	},
	answers: {
		where: { kind: "answer" },
		orderBy: { sequence: "asc" },
		include: { text: true },
	},
	replies: { orderBy: { id: "asc" } },
} as const satisfies Prisma.FeedbackInclude;

type FeedbackRow = Prisma.FeedbackGetPayload<{
	include: typeof WITH_LINE;
}>;

export const isUndelivered = ({ status }: { status: string }) =>
	status === "failed" || status === "bounced";

export function lineOf(
	row: FeedbackRow,
	/** What came in before and is open is overdue. */
	overdue: Temporal.Instant,
): InboxLine {
	const createdAt = row.createdAt.getTime();
	const waitsSince = row.repliedAt?.getTime() ?? createdAt;
	const isOpen = OPEN_STATUSES.some((status) => status === row.status);
	const last = row.answers.at(-1);
	return {
		number: row.id,
		version: row.version,
		type: row.type as FeedbackType,
		source: row.source as FeedbackSource,
		stationId: row.stationId,
		serviceId: row.serviceId,
		ratings: {
			booking: row.ratingBooking as Rating | null,
			waiting: row.ratingWaiting as Rating | null,
			service: row.ratingService as Rating | null,
		},
		texts: row.erasedAt ? null : { praise: row.praise, text: row.text },
		page: row.page,
		status: row.status as FeedbackStatus,
		isOverdue: isOpen && waitsSince < overdue.epochMilliseconds,
		hasReplied: isOpen && row.repliedAt !== null,
		replies: row.replies.map(({ id, at, text }) => ({
			id,
			at: at.getTime(),
			text,
		})),
		assignee: row.assignee?.name ?? null,
		topics: row.topics.map(({ topic }) => topic),
		wantsAnswer: row.replyEmail !== null,
		isUndelivered: last !== undefined && isUndelivered(last),
		createdAt,
		day: row.day && fromDbDate(row.day),
		visitKind: row.visitKind as VisitKind | null,
		locale: row.locale,
	};
}
