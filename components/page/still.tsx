import type { ReactNode } from "react";
import { htmlOf } from "./html-of.ts";

type Tag =
	| "aside"
	| "div"
	| "footer"
	| "header"
	| "main"
	| "nav"
	| "tbody"
	| "ul"
	| "dl";

interface Named {
	id?: string;
	lang?: string | undefined;
	tabIndex?: number;
	className?: string;
	"aria-label"?: string;
}

/** An element in which nothing moves and no script is at home: written in one go (html-of.ts). */
export function Still({
	as = "div",
	children,
	...rest
}: Named & {
	as?: Tag;
	children: ReactNode;
}) {
	return <StillHtml as={as} html={htmlOf(children)} {...rest} />;
}

/** The same, with what was written before. */
export function StillHtml({
	as: Tag = "div",
	html,
	...rest
}: Named & {
	as?: Tag;
	/** Of htmlOf, which escapes what people typed. */
	html: string;
}) {
	return <Tag {...rest} dangerouslySetInnerHTML={{ __html: html }} />;
}
