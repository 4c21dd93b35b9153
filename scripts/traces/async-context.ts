import { AsyncLocalStorage } from "node:async_hooks";
import {
	type Context,
	type ContextManager,
	ROOT_CONTEXT,
} from "@opentelemetry/api";

/** Keeps through all that is awaited which span the work belongs to. */
export class AsyncContext implements ContextManager {
	private readonly storage = new AsyncLocalStorage<Context>();

	active(): Context {
		return this.storage.getStore() ?? ROOT_CONTEXT;
	}

	with<
		Args extends unknown[],
		Work extends (...args: Args) => ReturnType<Work>,
	>(
		context: Context,
		work: Work,
		self?: ThisParameterType<Work>,
		...args: Args
	): ReturnType<Work> {
		return this.storage.run(context, () => work.apply(self, args));
	}

	bind<Target>(context: Context, target: Target): Target {
		if (typeof target !== "function") return target;
		const { storage } = this;
		return function bound(this: unknown, ...args: unknown[]) {
			return storage.run(context, () => target.apply(this, args));
		} as Target;
	}

	enable(): this {
		return this;
	}

	disable(): this {
		this.storage.disable();
		return this;
	}
}
