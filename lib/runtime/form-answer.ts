import { AsyncLocalStorage } from "node:async_hooks";
import { onGlobal } from "#lib/runtime/global.ts";

/** By the name of a form, what its action has answered in this request. */
type Answers = Map<string, unknown>;

const requests = () =>
	onGlobal("form-answers", () => new AsyncLocalStorage<Answers>());

/** One request, from when it comes in until its page is made. */
export const withinRequest = <Value>(work: () => Value): Value =>
	requests().run(new Map(), work);

/**
 * How an action hands the form as it is now to the page that is made right after it, in the same request. React has
 * `useActionState` for that: then the page must be a component of the browser, its words and its state are described
 * for a client that never comes, and the state travels along with the next press (docs/decisions/0038).
 */
export function formAnswer<State>(name: string) {
	return {
		give(state: State): void {
			requests().getStore()?.set(name, state);
		},
		/** Null: nobody has pressed anything yet. */
		given(): State | null {
			return (requests().getStore()?.get(name) as State | undefined) ?? null;
		},
	};
}
