// Tauri's `freezePrototype` freezes what every object inherits, and nothing else that
// the page calls. Runs before any other script.
(() => {
  const { defineProperty, freeze, getOwnPropertyDescriptors, getPrototypeOf, isFrozen } = Object;
  const { ownKeys } = Reflect;

  const samples = [
    [], '', 0, 0n, true, Symbol(), /x/, () => {}, async () => {}, function* () {}, async function* () {},
    Promise.resolve(), new Date(), new Error(), new AggregateError([]), new EvalError(), new RangeError(), new ReferenceError(),
    new SyntaxError(), new TypeError(), new URIError(), new Map(), new Set(), new WeakMap(), new WeakSet(), new WeakRef({}),
    new FinalizationRegistry(() => {}), new ArrayBuffer(0), new DataView(new ArrayBuffer(0)), new Uint8Array(), new Int8Array(),
    new Uint8ClampedArray(), new Uint16Array(), new Int16Array(), new Uint32Array(), new Int32Array(), new Float32Array(),
    new Float64Array(), new BigUint64Array(), new BigInt64Array(), new Intl.Collator(), new Intl.DateTimeFormat(),
    new Intl.NumberFormat(), new Intl.PluralRules(), new Intl.RelativeTimeFormat(), new Intl.ListFormat(), new Intl.Segmenter(),
    [].values(), ''[Symbol.iterator](), new Map().values(), new Set().values(), ''.matchAll(/x/g),
    (function* () {})(), (async function* () {})(),
  ];
  // A frozen property refuses that whatever inherits it is given one of its own by assigning,
  // which a setter does not. Errors get their message so, Svelte's sets, maps and days their
  // methods, and libraries try out expressions and promises.
  const assigned = new Set([Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError,
    Map, Set, Date, RegExp, Promise].map(({ prototype }) => prototype));
  const everywhere = ['constructor', 'toString'];

  function letAssign(prototype, names) {
    const found = getOwnPropertyDescriptors(prototype);
    for (const name of names) {
      const { value, writable, configurable, enumerable } = found[name] ?? {};
      if (!writable || !configurable) continue;
      defineProperty(prototype, name, {
        enumerable,
        get() {
          return value;
        },
        set(own) {
          if (this === prototype) throw new TypeError(`${String(name)} is frozen`);
          defineProperty(this, name, { value: own, writable: true, enumerable: true, configurable: true });
        },
      });
    }
  }

  for (const sample of samples) {
    for (let prototype = getPrototypeOf(sample); prototype; prototype = getPrototypeOf(prototype)) {
      if (isFrozen(prototype)) continue;
      const { constructor } = prototype;
      letAssign(prototype, assigned.has(prototype) ? ownKeys(prototype) : everywhere);
      freeze(prototype);
      if (typeof constructor === 'function') freeze(constructor);
    }
  }
  for (const one of [JSON, Math, Reflect, Intl, Atomics, Proxy]) freeze(one);
})();
