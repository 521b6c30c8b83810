// The one list of commands. `include!`d by the handler, the build script, the
// capability and the tests, so that no command can be open without being listed.
//
// `typed` commands appear in bindings.ts; `raw` ones answer with bytes, which
// have no type in TypeScript, and are called by name.
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            typed { version }
            raw { }
        }
    };
}
