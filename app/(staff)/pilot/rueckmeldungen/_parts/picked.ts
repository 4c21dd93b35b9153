import type { BulkStep } from "#lib/feedback/inbox/commands/change-many.ts";
import {
	FEEDBACK_STATUSES,
	readNumber,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { isUuid } from "#lib/uuid.ts";

/** More than a page shows nobody ticks. */
const MOST = 200;

/** `12.3` → number 12, version 3; what is none is left out. */
export function readPicked(
	values: readonly string[],
): { id: number; version: number }[] {
	return values.slice(0, MOST).flatMap((value) => {
		const [id, version] = value.split(".").map((part) => readNumber(part));
		return id && version ? [{ id, version }] : [];
	});
}

/** `status:done`, `assignee:` (nobody), `topic:3`; null for anything else. */
export function readStep(text: string): BulkStep | null {
	const [kind, value = ""] = text.split(":");
	const status = FEEDBACK_STATUSES.find((one) => one === value);
	const topicId = readNumber(value);
	if (kind === "status" && status) return { kind, status };
	if (kind === "assignee" && (value === "" || isUuid(value)))
		return { kind, assigneeId: value || null };
	if (kind === "topic" && topicId !== null) return { kind, topicId };
	return null;
}
