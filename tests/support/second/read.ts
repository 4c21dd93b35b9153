import { z } from "zod";
import type { Book } from "./book.ts";
import type { Has, Reply } from "./mistakes.ts";
import { limitsOf } from "./problem.ts";
import type { Tell } from "./telling.ts";

export interface Run {
	path: string;
	content: unknown;
	key: string;
	book: Book;
	has: Has;
	refuse(status: number, code: string, errors?: object[]): Reply;
	tell: Tell;
}

export const services = z.array(z.string()).min(1);
export function read<Shape extends z.ZodRawShape>(
	{ content, has, refuse }: Run,
	shape: Shape,
	then: (sent: z.infer<z.ZodObject<Shape>>) => Reply,
): Reply {
	const known = has("unknown members pass")
		? z.object(shape)
		: z.strictObject(shape);
	const parsed = known.safeParse(content);
	if (parsed.success) return then(parsed.data as z.infer<z.ZodObject<Shape>>);
	const errors = parsed.error.issues.flatMap((issue) =>
		issue.code === "unrecognized_keys"
			? issue.keys.map((key) => ({
					pointer: `/${key}`,
					code: "unknown-member",
					detail: "unknown",
				}))
			: [{ pointer: `/${issue.path.join("/")}`, detail: issue.message }],
	);
	return refuse(400, "body-invalid", errors);
}

export const told = ({ has }: Run, status: number, body: object): Reply => ({
	status,
	headers: limitsOf(has),
	body,
});

export const linkTo = (name: string) => `https://second.example/${name}`;

export const emailErrors = (email: string) =>
	email.includes("@")
		? []
		: [{ pointer: "/person/email", detail: "Keine Adresse." }];
