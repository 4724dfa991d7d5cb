# shellcheck shell=bash
# Shared by ./radbelt, eng/restore and .ci/run, which set `root` and source this.
# shellcheck disable=SC2034,SC2154

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

# Where the installer scripts of .NET put it when it is not on the PATH.
command -v dotnet >/dev/null || PATH=$PATH:${DOTNET_ROOT:-${HOME:-}/.dotnet}

artifacts=$root/artifacts
package_cache=${NUGET_PACKAGES:-${HOME:-}/.nuget/packages}

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

shared_libraries() { PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null || true; }

# need_sdk: stops unless a .NET SDK that can build this repository is there.
need_sdk() {
    local found
    # The SDK would not start on a bare Linux without ICU unless told to do without.
    [[ $OSTYPE != linux* || $(shared_libraries) == *libicuuc* ]] || export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    found=$(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd ' ' -) || true
    [[ " $found" =~ \ [1-9][0-9]+\. ]] ||
        fail "radbelt: the .NET SDK 10.0 or later is needed (found: ${found:-none}): install it (package dotnet-sdk-10.0, or from the .NET download page) and try again."
}

# build_quietly NAME PROJECT: builds a project in Release; its output lies in artifacts/ and is shown only when the build fails.
build_quietly() {
    local log=$artifacts/build-$1.log
    mkdir -p "$artifacts"
    (cd "$root" && dotnet build "$2" -c Release -v m -nologo --tl:off -nodeReuse:false) >"$log" 2>&1 </dev/null && return
    cat "$log" >&2
    fail "radbelt: $2 did not build; the output above is in $log."
}
