# shellcheck shell=bash
# What the scripts in this folder share. Sourced, never run; ShellCheck sees no use of what
# only they read (SC2034).
set -euo pipefail

CALLER_DIR=$PWD
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# A path as the caller meant it, though the scripts work in the repository's root.
abs_path() {
	case $1 in
	/*) printf '%s\n' "$1" ;;
	*) printf '%s\n' "$CALLER_DIR/$1" ;;
	esac
}

# What scripts/setup installs for this checkout alone; git-ignored.
TOOLS=$ROOT/.tools
CARGO_TARGET_DIR=$(abs_path "${CARGO_TARGET_DIR:-$ROOT/target}")
export CARGO_TARGET_DIR
[ -z "${MORNET_NODE:-}" ] || MORNET_NODE=$(abs_path "$MORNET_NODE")
# Where scripts/build leaves the runtimes.
# shellcheck disable=SC2034
RUNTIMES=$CARGO_TARGET_DIR/mornet-runtime
# Link Debian's OpenSSL: the vendored one takes minutes to build.
export OPENSSL_NO_VENDOR=1
# rustup's cargo goes before Debian's, which the Debian way of the WebAssembly target brings.
export PATH="$TOOLS/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
# Debian has mosquitto where an ordinary user's PATH does not lead.
export PATH="$PATH:/usr/sbin"
# Says which toolchain builds the runtime, where that is not the one of rust-toolchain.toml.
if [ -z "${WASM_BUILD_TOOLCHAIN:-}" ] && [ -f "$TOOLS/wasm-toolchain" ]; then
	WASM_BUILD_TOOLCHAIN=$(<"$TOOLS/wasm-toolchain")
	export WASM_BUILD_TOOLCHAIN
fi

# shellcheck disable=SC2034
RUST_CHANNEL=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)
# shellcheck disable=SC2034
WASM_TARGET=wasm32v1-none

log() { printf '==> %s\n' "$*"; }

die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

# A command line that makes no sense: exit code 2, as usual.
die_usage() {
	printf 'error: %s (see scripts/%s --help)\n' "$*" "${0##*/}" >&2
	exit 2
}

# Waits until one of these children has ended, or a second is over: `wait -n` does not return for
# what ended just before it. Without 2> the shell would tell of a killed process in its own way.
await_any() {
	sleep 1 &>/dev/null &
	wait -n "$@" $! 2>/dev/null || true
}

has() { command -v "$1" >/dev/null 2>&1; }

# need TOOL WHAT-TO-DO
need() { has "$1" || die "$1 is missing: $2"; }

# require_value OPTION [VALUE]...: an option's value must follow it.
require_value() { [ $# -ge 2 ] || die_usage "$1 needs a value"; }

# Succeeds if something listens on a TCP port of the loopback interface.
port_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

require_free_port() {
	! port_busy "$2" || die "$1 port $2 is in use: stop what listens there or choose another port with --$3"
}

# The node to run: MORNET_NODE where it is set, else the one just built.
node_binary() {
	if [ -n "${MORNET_NODE:-}" ]; then
		[ -x "$MORNET_NODE" ] || die "MORNET_NODE names no program: $MORNET_NODE"
		printf '%s\n' "$MORNET_NODE"
	else
		printf '%s\n' "$CARGO_TARGET_DIR/release/mornet-node"
	fi
}

# Sets the node up and builds it, unless MORNET_NODE names one.
prepare_node() {
	if [ -z "${MORNET_NODE:-}" ]; then
		"$ROOT/scripts/setup" --for node
		[ -f "$(node_binary)" ] || log "building the node: the first time takes long (docs/measurements.md)"
		"$ROOT/scripts/build" node
	fi
}

# prepare_packages DIR: makes Node.js and a folder's packages ready.
prepare_packages() {
	has npm || "$ROOT/scripts/setup" --for simulator
	if [ ! "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ]; then
		log "installing the packages of $1/"
		npm --prefix "$1" ci --no-audit --no-fund --loglevel=error
	fi
}

# Makes Node.js and the simulator's packages ready.
prepare_simulator() { prepare_packages simulator; }

# The same for the back office, whose standard output is for what its programs say.
prepare_back_office() { prepare_packages back-office >&2; }

# The same for video-proofs, whose programs speak to a chain with what is in back-office/lib.
prepare_video_proofs() {
	prepare_back_office
	prepare_packages video-proofs >&2
}

# stop_nodes PID...: asks nodes to stop, waits for them, and insists after half a minute.
stop_nodes() {
	local pid deadline=$((SECONDS + 30))
	kill -TERM "$@" 2>/dev/null || true
	for pid in "$@"; do
		while kill -0 "$pid" 2>/dev/null; do
			[ "$SECONDS" -lt "$deadline" ] || kill -KILL "$pid" 2>/dev/null || true
			sleep 0.2
		done
	done
}

# start_broker PORT DIR: starts a broker on the loopback interface, for anyone on this machine, with
# its configuration in DIR; its process is then in $broker.
start_broker() {
	local deadline=$((SECONDS + 10))
	# What is published while a node is away waits for it, however much that is.
	printf '%s\n' "listener $1 127.0.0.1" 'allow_anonymous true' 'log_type error' 'log_type warning' \
		'max_inflight_messages 1000' 'max_queued_messages 0' >"$2/mosquitto.conf"
	mosquitto -c "$2/mosquitto.conf" &
	broker=$!
	log "mosquitto on port $1 (process $broker)"
	until port_busy "$1"; do
		kill -0 "$broker" 2>/dev/null || die "mosquitto ended at once: its last lines are above"
		[ "$SECONDS" -lt "$deadline" ] || die "mosquitto does not listen on port $1"
		sleep 0.1
	done
}

# rpc PORT METHOD [PARAMS]: the JSON-RPC answer, or nothing.
rpc() {
	curl -sS --max-time 5 -H 'Content-Type: application/json' \
		-d "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"$2\",\"params\":${3:-[]}}" \
		"http://127.0.0.1:$1" 2>/dev/null || true
}

# finalised_number PORT: the finalised block's number, or nothing while there is no answer.
finalised_number() {
	local head number
	head=$(rpc "$1" chain_getFinalizedHead | sed -n 's/.*"result":"\(0x[0-9a-f]*\)".*/\1/p')
	[ -n "$head" ] || return 0
	number=$(rpc "$1" chain_getHeader "[\"$head\"]" | sed -n 's/.*"number":"\(0x[0-9a-f]*\)".*/\1/p')
	[ -n "$number" ] || return 0
	printf '%d\n' "$number"
}
