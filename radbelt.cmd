@echo off
rem The Windows counterpart of ./radbelt: radbelt demo, radbelt test [--slow], radbelt WORD ...
setlocal
set "root=%~dp0"
set "artifacts=%root%artifacts"
set "tool=%root%src\RadBelt.Gpu.Cli\bin\Release\net10.0\RadBelt.Gpu.Cli.dll"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
if not exist "%artifacts%" mkdir "%artifacts%"

dotnet --list-sdks 2>nul | findstr /r "^[1-9][0-9][0-9]*\." >nul
if errorlevel 1 (
    echo radbelt: the .NET SDK 10.0 or later is needed and was not found: install it, from the .NET download page, and try again. 1>&2
    exit /b 1
)

call :bring ILGPU.Algorithms
call :bring HDF.PInvoke.1.10

if /i "%~1"=="demo" goto demo
if /i "%~1"=="test" goto test
call :build tool src\RadBelt.Gpu.Cli || exit /b 1
dotnet "%tool%" %*
exit /b %errorlevel%

:demo
call :build tool src\RadBelt.Gpu.Cli || exit /b 1
if exist "%root%out\demo" rmdir /s /q "%root%out\demo"
for %%r in (run-I run-V) do (
    dotnet "%tool%" run "%root%samples\broadband-diffusion\small\%%r.yaml" --output "%root%out\demo\%%r" || exit /b 1
)
dotnet "%tool%" run "%root%samples\whistler-growth\small\growth.yaml" --output "%root%out\demo\growth" || exit /b 1
echo.
echo Report pages, to open in a browser:
dir /s /b "%root%out\demo\*.html"
exit /b 0

:test
set "projects=RadBelt.Gpu.Tests"
set "words="
:word
shift
if "%~1"=="" goto words_read
if /i "%~1"=="--slow" (set "projects=RadBelt.Gpu.Tests RadBelt.Gpu.Validation RadBelt.Gpu.Package") else (set words=%words% %1)
goto word
:words_read
for %%p in (%projects%) do call :build %%p tests\%%p || exit /b 1
set "status=0"
for %%p in (%projects%) do (
    dotnet test "%root%tests\%%p" -c Release --no-build --nologo --results-directory "%artifacts%\test-results" --logger "trx;LogFileName=%%p.trx" %words% || set "status=1"
)
exit /b %status%

rem :bring PACKAGE   tries once a day to bring an optional package into the NuGet cache; succeeds either way.
:bring
if exist "%artifacts%\looked-%1" (
    forfiles /p "%artifacts%" /m "looked-%1" /d -1 >nul 2>nul || exit /b 0
)
set "NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1"
dotnet restore "%root%eng\OptionalPackages" -p:OptionalPackage=%1 -p:BaseIntermediateOutputPath="%artifacts%/optional/%1/" -v q -nologo >nul 2>nul
set "NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT="
echo looked>"%artifacts%\looked-%1"
exit /b 0

rem :build NAME PROJECT   builds in Release; the output is shown only when the build fails.
:build
dotnet build "%root%%2" -c Release -v m -nologo --tl:off >"%artifacts%\build-%1.log" 2>&1 && exit /b 0
type "%artifacts%\build-%1.log" 1>&2
echo radbelt: %2 did not build; the output above is in %artifacts%\build-%1.log. 1>&2
exit /b 1
